/** Loaded before a worker: lets its own clock be wrong by SKEW_SECONDS, as the clocks of machines are. */
const skew = Number(process.env.SKEW_SECONDS ?? 0) * 1000;
const rightNow = Date.now;
const wrongNow = () => rightNow() + skew;

globalThis.Date = new Proxy(Date, {
  construct: (target, args) => Reflect.construct(target, args.length === 0 ? [wrongNow()] : args),
  get: (target, name) => (name === 'now' ? wrongNow : Reflect.get(target, name)),
});
