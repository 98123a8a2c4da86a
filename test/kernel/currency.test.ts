import { decimalsOf, isCurrency } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

/** Every currency of ISO 4217 table A.1 with a minor unit, as published; funds and metals without one are left out. */
const published: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
    'CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ' +
    'IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
    'MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP ' +
    'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ' +
    'ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

describe.each(Object.entries(published))('%s decimal places', (decimals, codes) => {
  test.each(codes.split(' '))('%s', (code) => {
    expect(decimalsOf(code)).toBe(Number(decimals));
    expect(isCurrency(code)).toBe(true);
  });
});

test.each(['XXX', 'XTS', 'XAU', 'ZZZ'])(
  '%s, which has no minor unit of its own, counts in hundredths',
  (code) => {
    expect(decimalsOf(code)).toBe(2);
  },
);

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
  '%j finds nothing inherited in the table',
  (code) => {
    expect(decimalsOf(code)).toBe(2);
  },
);

test.each(['', 'eur', 'EU', 'EURO', 'E R', 'EUR\n', 'ÄÖÜ', 978, null, undefined, ['EUR'], Object('EUR')])(
  'isCurrency is false for %j',
  (value) => {
    expect(isCurrency(value)).toBe(false);
  },
);
