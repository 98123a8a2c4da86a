import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Agreement, type CompiledAgreement, compileAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { formatInstant, type Instant } from 'smarketing/kernel';
import { review } from 'smarketing/review';
import { compareReviews, withComparison } from 'smarketing/review/compare';
import { ownerLists } from 'smarketing/review/lists';
import { type Report, reportMarkdown, reportOf, timeIn } from 'smarketing/review/report';
import { type Options, readArguments } from './arguments.js';
import { draftedAgreement, draftedMapping } from './drafts.js';
import type { Collected } from './input/collected.js';
import { readAgreementFile, readMappingFile } from './input/documents.js';
import { readJournalFile } from './input/journal-file.js';
import { readTableFile } from './input/table-file.js';
import { writeLists } from './output/list-files.js';
import { htmlPage } from './output/page.js';
import { fail, problemsOf } from './output/problems.js';
import { progressOn } from './output/progress.js';
import { terminalActions, terminalOf, terminalPage } from './output/terminal.js';
import { sampleAgreement } from './sample/agreement.js';
import { generateSample } from './sample/generate.js';
import { sampleDeclared } from './sample/opinion.js';
import { sampleEnd } from './sample/period.js';

/** What a review needs besides the moment. */
interface Material {
  readonly inputs: ReadonlyArray<Collected>;
  readonly agreement: Agreement;
  /** The moment when nobody names one. */
  readonly asOf: Instant;
}

const compiled = (agreement: Agreement): CompiledAgreement => {
  const result = compileAgreement(intlZones)(agreement);
  return result._tag === 'Right' ? result.right : fail('The agreement cannot be used:', result.left);
};

const sample = (): Material => {
  const events = generateSample({ seed: 2026, leads: 3_600, agreement: compiled(sampleAgreement) });
  return {
    inputs: [{ events, lines: 0, refused: 0, issues: [], counts: new Map() }],
    agreement: sampleAgreement,
    asOf: sampleEnd,
  };
};

/** The report with what changed since an earlier one, where somebody asks for it. */
const compared = (report: Report, since: Instant | undefined): Report => {
  if (since === undefined) return report;
  const comparison = compareReviews(promised, { asOf: since }, viewpoint)(journal);
  return comparison._tag === 'Right'
    ? withComparison(promised, comparison.right)(report)
    : fail(`--compare ${formatInstant(since)} cannot be compared: ${comparison.left._tag}.`, []);
};

/** A review without a moment is as of the last event. */
const lastOf = (events: ReadonlyArray<JournalEvent>): Instant =>
  events.reduce<Instant>((last, { occurredAt }) => (occurredAt > last ? occurredAt : last), 0 as Instant);

const fromFiles = async (options: Options): Promise<Material> => {
  const progress = progressOn(process.stderr);
  const inputs: Array<Collected> = [];
  for (const path of options.journals) {
    inputs.push(await readJournalFile(path, progress.of(basename(path))));
  }
  if (options.tables.length > 0) {
    const mapping =
      options.mapping === undefined ? await draftedMapping(options) : await readMappingFile(options.mapping);
    for (const path of options.tables) {
      inputs.push(await readTableFile(mapping, path, progress.of(basename(path))));
    }
  }
  progress.done();
  const events = inputs.flatMap((input) => input.events);
  // A file that breaks off is reviewed as far as it goes; one that is not there leaves nothing to review.
  const unreadable = inputs.flatMap(({ issues }) => issues.filter(({ code }) => code === 'unreadable-file'));
  if (events.length === 0 && unreadable.length > 0) fail('Nothing can be read:', unreadable);
  const agreement =
    options.agreement === undefined
      ? await draftedAgreement(options, events)
      : await readAgreementFile(options.agreement);
  return { inputs, agreement, asOf: lastOf(events) };
};

const options = readArguments(process.argv.slice(2));
const isSample = options.journals.length + options.tables.length === 0;
const { inputs, agreement, asOf } = isSample ? sample() : await fromFiles(options);
const viewpoint = {
  asOf: options.asOf ?? asOf,
  ...(options.knownAt === undefined ? {} : { knownAt: options.knownAt }),
};
const promised = compiled(agreement);
const journal = journalOf(inputs.flatMap(({ events }) => events));
const reading = review(promised, viewpoint, isSample ? sampleDeclared(2026) : {})(journal);
const report = compared(reportOf(promised)(reading), options.compare);
const problems = problemsOf(inputs);

await mkdir(options.out, { recursive: true });
await writeFile(join(options.out, 'review.json'), `${JSON.stringify(reading, null, 1)}\n`);
await writeFile(join(options.out, 'review.md'), reportMarkdown(report));
await writeFile(join(options.out, 'review.html'), await htmlPage(reading, report, timeIn(promised.zone)));
const lists = await writeLists(
  join(options.out, 'lists'),
  promised.zone,
  reading.asOf,
  ownerLists(promised)(reading),
);
process.stdout.write(`${terminalPage(report, terminalOf(process.stdout))}\n`);
if (problems.length > 0) process.stdout.write(`\nWhat was read\n${problems.join('\n')}\n`);
process.stdout.write(
  `\nWritten to ${options.out}: review.html, review.md and review.json; what each owner owes in lists: ${
    lists.length === 0 ? 'nobody owes anything' : lists.join(', ')
  }\n`,
);
process.stdout.write(`\n${terminalActions(report, terminalOf(process.stdout))}\n`);
