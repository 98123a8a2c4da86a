import type { EventType } from '../../journal/event.js';
import { wordsOf } from './column-words.js';
import type { EventTemplate, FieldTemplate, KeyTemplate } from './mapping.js';
import { type DraftTable, proposed, takeTime } from './sampled-table.js';

/** What an activity may be called, and what it then is; the first that fits counts. */
interface ActivityWords {
  readonly type: Exclude<EventType, 'other'>;
  readonly words: RegExp;
  /** Words that say it is only a part of it, or something else of a like name. */
  readonly not?: RegExp;
  /** The transition of a piece of work that tells of it, where the log has transitions. */
  readonly transition?: RegExp;
  readonly data?: Readonly<Record<string, FieldTemplate>>;
}

const activityWords: ReadonlyArray<ActivityWords> = [
  {
    type: 'captured',
    words:
      /\b(submitted|captured|inquiry|enquiry|lead created|new lead|created lead|signed? ?up|registered lead)\b/,
    data: { origin: { value: 'marketing' } },
  },
  {
    type: 'marketing-qualified',
    words: /\b(mql|marketing qualified( lead)?|pre ?accepted|pre ?qualified)\b/,
  },
  { type: 'handed-over', words: /\b(handed over|hand ?over|assigned|routed|sent to sales)\b/ },
  { type: 'handed-over', words: /\bleads?\b/, transition: /^(schedule|assign)/ },
  {
    type: 'touch-attempted',
    words: /\bleads?\b/,
    transition: /^start/,
    data: { channel: { value: 'call' } },
  },
  { type: 'sales-qualified', words: /\b(sql|sales qualified( lead)?|opportunity created|converted)\b/ },
  { type: 'accepted', words: /\b(sal|accepted)\b/, not: /\bnot\b/ },
  {
    type: 'touch-connected',
    words: /\b(connected|spoke|conversation|meeting held|demo held)\b/,
    data: { channel: { value: 'call' } },
  },
  {
    type: 'touch-attempted',
    words: /\b(call|called|contacted|outreach|voicemail|email sent)\b/,
    data: { channel: { value: 'call' } },
  },
  { type: 'won', words: /\b(won|closed won|approved|purchase|purchased)\b/ },
  { type: 'lost', words: /\b(lost|closed lost|cancelled|canceled|withdrawn)\b/ },
  { type: 'disqualified', words: /\b(disqualified|unqualified|declined)\b/ },
  { type: 'rejected', words: /\brejected\b/ },
  { type: 'recycled', words: /\b(recycled|nurture|returned to marketing)\b/ },
];

/** Above how many different activities a column is one of free text (proposal). */
const mostActivities = 200;

/**
 * Drafts how a log is read, one row an event: what is recognised is mapped, the rest is listed.
 *
 * @returns undefined when the table is no log
 */
export const draftLog = (
  table: DraftTable,
  subject: KeyTemplate,
): ReadonlyArray<EventTemplate> | undefined => {
  const column = table.take('activity');
  if (column === undefined) return undefined;
  const activities = [...new Set(table.textsOf(column))];
  const at = takeTime(table, 'happened') ?? takeTime(table, 'created');
  if (at === undefined || activities.length === 0 || activities.length > mostActivities) {
    table.taken.delete(column);
    return undefined;
  }
  const transition = table.take('transition');
  const transitions = transition === undefined ? [] : [...new Set(table.textsOf(transition))];
  const actor = table.take('actor');
  const order = table.take('order');
  const mapped = new Set<string>();
  // Logs often name the thing first: `A_` for what befell the application, `O_` for its offers.
  let family: string | undefined;
  const templates = activityWords.flatMap((words): ReadonlyArray<EventTemplate> => {
    const found = activities
      .filter((activity) => fits(words, activity))
      .sort((one, other) => Number(familyOf(other) === family) - Number(familyOf(one) === family));
    const [first, ...others] = found.filter((activity) => !mapped.has(activity) || words.transition);
    const moment = transitions.filter((text) => words.transition?.test(text.toLowerCase()));
    if (first === undefined || (words.transition !== undefined && moment.length === 0)) return [];
    mapped.add(first);
    family ??= familyOf(first);
    if (others.length > 0) {
      table.notes.push(
        `“${others.join('”, “')}” may be ${words.type} as well as “${first}”, and is left out.`,
      );
    }
    return [
      proposed({
        type: words.type,
        when: {
          [column]: first,
          ...(words.transition === undefined ? {} : { [transition as string]: moment }),
        },
        at,
        subject,
        ...(order === undefined ? {} : { sequence: order, id: [order] }),
        ...(actor === undefined ? {} : { actor: { kind: 'person', id: actor } }),
        ...(words.data === undefined ? {} : { data: words.data }),
        note: `“${first}” reads as ${words.type}.`,
      }),
    ];
  });
  const unmapped = activities.filter((activity) => !mapped.has(activity));
  table.notes.push(`The activities that were seen: ${activities.join(', ')}.`);
  if (unmapped.length > 0) table.notes.push(`Not mapped, and so not read: ${unmapped.join(', ')}.`);
  if (actor !== undefined) {
    table.notes.push(
      `“${actor}” is taken for a person; name the users that automations run under in \`kinds\`.`,
    );
  }
  return templates;
};

const fits = ({ words, not }: ActivityWords, activity: string): boolean => {
  const text = wordsOf(activity);
  return words.test(text) && not?.test(text) !== true;
};

const familyOf = (activity: string): string => wordsOf(activity).split(' ', 1)[0] ?? '';
