/**
 * Deadlines and durations of an office that is open nine to five, against npm packages that walk the days, and
 * against a walker of our own that has the calendar's zone ready. The packages are installed by
 * `npm ci --prefix bench`; without them only the walker is compared.
 */
import {
  addTime,
  type CalendarDocument,
  compileCalendar,
  compileZone,
  elapsed,
  explainSpans,
  instantAt,
  intlZones,
  isOpen,
  localTimeAt,
  spanOf,
} from 'smarketing/calendar';
import { addDays, type CivilDate, type Instant, orThrow, weekdayOf } from 'smarketing/kernel';
import { compare } from './harness.js';

// The packages read the clock of the process: this is the one setting in which they can be right.
process.env.TZ = 'America/New_York';

const nineToFive = [{ start: 540, end: 1020 }];
const holidays = [
  ...['2024-01-01', '2024-01-15', '2024-02-19', '2024-05-27', '2024-06-19', '2024-07-04', '2024-09-02'],
  ...['2024-10-14', '2024-11-11', '2024-11-28', '2024-12-25', '2025-01-01', '2025-01-20', '2025-02-17'],
  ...['2025-05-26', '2025-06-19', '2025-07-04', '2025-09-01', '2025-10-13', '2025-11-11'],
];
const document: CalendarDocument = {
  zone: 'America/New_York',
  weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
  holidays: holidays.map((date) => ({ kind: 'date', name: date, date })),
};
const office = orThrow(compileCalendar(intlZones)(document));
const zone = orThrow(compileZone(intlZones)(document.zone));
const hour = 3_600_000;

/** Starts in open hours of 2024 that are not at an opening: there the packages and we mean the same. */
const starts: ReadonlyArray<Instant> = Array.from(
  { length: 400 },
  (_, index) => (Date.UTC(2024, 0, 2) + ((index * 7_919_017) % (360 * 1440)) * 60_000) as Instant,
)
  .filter((at) => isOpen(office)(at) && isOpen(office)((at - 60_000) as Instant))
  .slice(0, 64);
const few = starts.slice(0, 4);

/** Walks from day to day, as most code does. */
const walkAdd = (milliseconds: number) => (start: Instant) => {
  let left = milliseconds;
  for (let date = localTimeAt(zone)(start).date; ; date = addDays(1)(date)) {
    const [open, close] = hoursOf(date);
    const from = Math.max(open, start);
    if (close > from) {
      if (left <= close - from) return from + left;
      left -= close - from;
    }
  }
};

const walkElapsed = (from: Instant) => (to: Instant) => {
  let sum = 0;
  const last = localTimeAt(zone)(to).date;
  for (let date = localTimeAt(zone)(from).date; date <= last; date = addDays(1)(date)) {
    const [open, close] = hoursOf(date);
    sum += Math.max(0, Math.min(close, to) - Math.max(open, from));
  }
  return sum;
};

const closedDates = new Set<string>(holidays);
const hoursOf = (date: CivilDate): readonly [number, number] => {
  const weekday = weekdayOf(date);
  if (weekday === 'sat' || weekday === 'sun' || closedDates.has(date)) return [0, 0];
  return [instantAt(zone)({ date, minute: 540 }), instantAt(zone)({ date, minute: 1020 })];
};

/** What the benchmark uses of a package, whose own types are not installed. */
interface Peer {
  readonly add: (hours: number) => (start: Instant) => number;
  readonly elapsed: (from: Instant) => (to: Instant) => number;
}

interface Dayjs {
  readonly valueOf: () => number;
  readonly addBusinessHours: (hours: number) => Dayjs;
  readonly businessMinutesDiff: (other: Dayjs) => number;
}

interface DayjsFace {
  (at: number): Dayjs;
  readonly extend: (plugin: unknown) => void;
  readonly setBusinessTime: (week: unknown) => void;
  readonly setHolidays: (dates: ReadonlyArray<string>) => void;
}

interface Moment {
  readonly valueOf: () => number;
  readonly addWorkingTime: (amount: number, unit: string) => Moment;
  readonly workingDiff: (other: Moment, unit: string) => number;
}

interface MomentFace {
  (at: number): Moment;
  readonly updateLocale: (name: string, locale: unknown) => void;
}

const load = async <Face>(name: string): Promise<Face> => {
  const found = (await import(name)) as { readonly default: Face };
  return found.default;
};

const peers: Record<string, Peer> = {};
try {
  const dayjs = await load<DayjsFace>('dayjs');
  dayjs.extend(await load('dayjs-business-time'));
  const span = [{ start: '09:00:00', end: '17:00:00' }];
  dayjs.setBusinessTime({
    ...{
      sunday: null,
      saturday: null,
      monday: span,
      tuesday: span,
      wednesday: span,
      thursday: span,
      friday: span,
    },
  });
  dayjs.setHolidays(holidays);
  peers['dayjs-business-time'] = {
    add: (hours) => (start) => dayjs(start).addBusinessHours(hours).valueOf(),
    elapsed: (from) => (to) => dayjs(from).businessMinutesDiff(dayjs(to)) * 60_000,
  };
  const moment = await load<MomentFace>('moment-business-time');
  const open = ['09:00:00', '17:00:00'];
  moment.updateLocale('en', {
    workinghours: { 0: null, 1: open, 2: open, 3: open, 4: open, 5: open, 6: null },
    holidays,
  });
  peers['moment-business-time'] = {
    add: (hours) => (start) => moment(start).addWorkingTime(hours, 'hours').valueOf(),
    elapsed: (from) => (to) => moment(to).workingDiff(moment(from), 'minutes') * 60_000,
  };
} catch {
  console.log('The packages to compare with are not installed: run `npm ci --prefix bench`.\n');
}

console.log('## Business time\n');

const deadlines = (hours: number, faster: number): void => {
  const ours = addTime(office, hours * hour);
  const walked = walkAdd(hours * hour);
  const others = Object.entries(peers).map(([name, peer]) => [name, () => few.map(peer.add(hours))] as const);
  compare(
    `Deadline after ${hours} open hours`,
    {
      ...Object.fromEntries(others),
      'a walk from day to day': () => few.map(walked),
      smarketing: () => few.map((start) => orThrow(ours(start))),
    },
    {
      rounds: 15,
      per: { count: few.length, unit: 'deadline' },
      ...(others.length > 0 ? { atMost: { smarketing: 1 / faster } } : {}),
    },
  );
};

deadlines(40, 5_000);
deadlines(400, 50_000);

const weeks = few.map((start) => [start, (start + 56 * 24 * hour) as Instant] as const);
compare(
  'Open time between two moments eight weeks apart',
  {
    ...Object.fromEntries(
      Object.entries(peers).map(([name, peer]) => [
        name,
        () => weeks.map(([from, to]) => peer.elapsed(from)(to)),
      ]),
    ),
    'a walk from day to day': () => weeks.map(([from, to]) => walkElapsed(from)(to)),
    smarketing: () => weeks.map(([from, to]) => orThrow(elapsed(office, from)(to))),
  },
  { rounds: 15, per: { count: weeks.length, unit: 'pair' } },
);

const target = { clock: 'business', milliseconds: 40 * hour } as const;
const days = { clock: 'business-days', days: 5 } as const;
compare(
  'What else is asked of a calendar, against one deadline',
  {
    'addTime, 40 h': () => starts.map(addTime(office, 40 * hour)),
    isOpen: () => starts.map(isOpen(office)),
    'spanOf, 40 h': () => starts.map(spanOf(office, target)),
    'spanOf, 5 business days': () => starts.map(spanOf(office, days)),
    'explainSpans, 8 weeks': () =>
      starts.map((start) => explainSpans(office)({ start, end: (start + 56 * 24 * hour) as Instant })),
  },
  { rounds: 15, agree: false, per: { count: starts.length, unit: 'question' } },
);

const compileAndAsk = (years: number) => (): void => {
  const fresh = orThrow(compileCalendar(intlZones)(document));
  for (let year = 0; year < years; year += 1)
    orThrow(addTime(fresh, hour)(Date.UTC(2016 + year, 5, 1) as Instant));
};
compare(
  'Compiling, which goes as far as the questions do',
  {
    'and one deadline': compileAndAsk(1),
    'and a deadline in each of two years': compileAndAsk(2),
    'and a deadline in each of ten years': compileAndAsk(10),
    'and a deadline in each of eighty years': compileAndAsk(80),
  },
  { rounds: 15, agree: false },
);
