import { parseArgs } from 'node:util';
import { type Instant, parseInstant } from 'smarketing/kernel';
import { fail } from './output/problems.js';

export const usage = `Reviews how Sales and Marketing keep what they promised each other.

  npm start                                        ABC Corp, an invented company
  npm start -- --journal events.ndjson --agreement agreement.json
  npm start -- --csv leads.csv --mapping mapping.json [--agreement agreement.json]
  npm start -- --csv leads.csv                     drafts a mapping and an agreement to confirm

  --as-of TIME     look at the journal as of a time with offset; its last event when absent
  --known-at TIME  count only what was known by then, to print a past report again
  --compare TIME   say what changed since a review of that time: restated by late data, or new
  --zone NAME      the IANA zone of wall-clock times, for drafts; UTC when absent
  --currency CODE  the ISO 4217 currency, for drafts; USD when absent
  --out FOLDER     where review.html, review.md, review.json, lists and drafts go; the current folder when absent
  --journal and --csv may be given several times.
`;

/** What the program is asked to do. */
export interface Options {
  readonly journals: ReadonlyArray<string>;
  readonly tables: ReadonlyArray<string>;
  readonly agreement?: string;
  readonly mapping?: string;
  readonly asOf?: Instant;
  readonly knownAt?: Instant;
  /** The moment of an earlier review to compare with. */
  readonly compare?: Instant;
  readonly zone: string;
  readonly currency: string;
  readonly out: string;
}

/** Reads the command line, or says what is wrong with it and ends. */
export const readArguments = (argv: ReadonlyArray<string>): Options => {
  const { values } = parsed(argv);
  if (values.help === true) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const { journal = [], csv = [], agreement, mapping, zone = 'UTC', currency = 'USD', out = '.' } = values;
  if (journal.length > 0 && csv.length > 0) return fail('Give either --journal or --csv, not both.', []);
  if (journal.length > 0 && agreement === undefined) return fail('--journal needs --agreement.', []);
  const asOf = timeOf('--as-of', values['as-of']);
  const knownAt = timeOf('--known-at', values['known-at']);
  const compare = timeOf('--compare', values.compare);
  return {
    journals: journal,
    tables: csv,
    zone,
    currency,
    out,
    ...(agreement === undefined ? {} : { agreement }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(compare === undefined ? {} : { compare }),
  };
};

const parsed = (argv: ReadonlyArray<string>) => {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        journal: { type: 'string', multiple: true },
        csv: { type: 'string', multiple: true },
        agreement: { type: 'string' },
        mapping: { type: 'string' },
        'as-of': { type: 'string' },
        'known-at': { type: 'string' },
        compare: { type: 'string' },
        zone: { type: 'string' },
        currency: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (fault) {
    return fail(`${(fault as Error).message}\n\n${usage}`, []);
  }
};

const timeOf = (name: string, text: string | undefined): Instant | undefined => {
  if (text === undefined) return undefined;
  const time = parseInstant(text);
  return time._tag === 'Right' ? time.right : fail(`${name} cannot be read:`, time.left);
};
