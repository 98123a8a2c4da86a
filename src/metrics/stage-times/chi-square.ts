/**
 * Computes how often chance alone gives a chi-square statistic at least as great: the upper tail of its distribution.
 *
 * **Details**: by the recurrence Q(x; n + 2) = Q(x; n) + (x/2)^(n/2) e^(−x/2) / Γ(n/2 + 1), from Q(x; 1) = erfc(√(x/2))
 * or Q(x; 2) = e^(−x/2) on; right to 12 digits.
 *
 * @param degreesOfFreedom - a whole number, 1 or more
 * @returns a function from the statistic to a share, 0–1; 1 where there are no degrees of freedom, or no statistic
 * @example
 * ```ts
 * import { chiSquareTail } from 'smarketing/metrics/stage-times'
 *
 * chiSquareTail(1)(3.841459).toFixed(4) // => '0.0500'
 * ```
 * @see M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 26.4.4–26.4.8
 * @category intervals
 * @since 0.1.0
 */
export const chiSquareTail =
  (degreesOfFreedom: number) =>
  (statistic: number): number => {
    if (!(statistic > 0) || !Number.isSafeInteger(degreesOfFreedom) || degreesOfFreedom < 1) return 1;
    if (statistic === Number.POSITIVE_INFINITY) return 0;
    const half = statistic / 2;
    const odd = degreesOfFreedom % 2 === 1;
    let tail = odd ? erfcOfRoot(half) : Math.exp(-half);
    // The term that leads from n to n + 2 degrees of freedom.
    let term = odd ? Math.sqrt(half / Math.PI) * 2 * Math.exp(-half) : half * Math.exp(-half);
    for (let n = odd ? 1 : 2; n + 2 <= degreesOfFreedom; n += 2) {
      tail += term;
      term *= half / (n / 2 + 1);
      // The terms rise up to the statistic and vanish behind it; what is left of millions adds nothing.
      if (n > statistic && term < tail * 1e-17) break;
    }
    return Math.min(1, tail);
  };

/** erfc(√h): by its series where it is large, else by Lentz's continued fraction of the incomplete gamma function. */
const erfcOfRoot = (h: number): number => (h < 1.5 ? 1 - erfBySeries(h) : erfcByFraction(h));

const erfBySeries = (h: number): number => {
  let term = 2 * Math.sqrt(h / Math.PI) * Math.exp(-h);
  let sum = 0;
  for (let n = 0; n < 100 && term > sum * 1e-17; n += 1) {
    sum += term;
    term *= h / (n + 1.5);
  }
  return sum;
};

const erfcByFraction = (h: number): number => {
  let b = h + 0.5;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 500; n += 1) {
    const a = -n * (n - 0.5);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return (Math.sqrt(h) * Math.exp(-h) * fraction) / Math.sqrt(Math.PI);
};
