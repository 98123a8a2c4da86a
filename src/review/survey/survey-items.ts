/**
 * Names the statements of the survey.
 *
 * @category model
 * @since 0.1.0
 */
export type SurveyItem =
  | 'same-words'
  | 'known-duties'
  | 'fair-promises'
  | 'leads-worth-it'
  | 'leads-worked'
  | 'reasons-told'
  | 'tools-used'
  | 'tools-asked-for'
  | 'one-message'
  | 'news-travels'
  | 'news-answered'
  | 'plans-joint'
  | 'money-agreed'
  | 'meetings-useful'
  | 'promises-kept'
  | 'quarrels-settled'
  | 'figures-believed'
  | 'success-shared'
  | 'leaders-agree'
  | 'work-respected';

/**
 * Lists the twenty statements of the survey, to each of which people say from 1 (not at all) to 5 (fully) how far it is so.
 *
 * **Details**: the form (twenty statements, 1–5, a sum of 20–100) is a preset; the wording is ours.
 *
 * @see P. Kotler, N. Rackham, S. Krishnaswamy, Ending the War Between Sales and Marketing, Harvard Business Review, July 2006
 * @category constants
 * @since 0.1.0
 */
export const surveyItems: { readonly [Item in SurveyItem]: string } = {
  'same-words': 'Both departments mean the same when they call a lead qualified.',
  'known-duties': 'Each department knows what the other counts on it for.',
  'fair-promises': 'What we promise the other department can be kept.',
  'leads-worth-it': 'The leads that are handed over are worth the time they take.',
  'leads-worked': 'The leads that are handed over get the attention they deserve.',
  'reasons-told': 'When a lead is sent back, the reason is told and used.',
  'tools-used': 'What is made for selling is used with customers.',
  'tools-asked-for': 'Those who sell are asked before something is made for them.',
  'one-message': 'Customers hear the same story from both departments.',
  'news-travels': 'What one department learns of customers and rivals reaches the other soon.',
  'news-answered': 'Whoever passes something on hears what became of it.',
  'plans-joint': 'Campaigns and sales plans are made together.',
  'money-agreed': 'Both know what the money is spent on and what it has to bring.',
  'meetings-useful': 'Our meetings with the other department lead to something.',
  'promises-kept': 'What the other department promises gets done.',
  'quarrels-settled': 'Where we disagree, we settle it soon and by facts.',
  'figures-believed': 'Both departments look at the same figures and believe them.',
  'success-shared': 'We are rewarded for what both achieve, not for our own part alone.',
  'leaders-agree': 'The leaders of both departments ask for the same things.',
  'work-respected': 'The other department respects the work of mine.',
};

/**
 * Lists the names of the statements, in the order in which they are asked.
 *
 * @internal
 */
export const itemNames: ReadonlyArray<SurveyItem> = /* @__PURE__ */ Object.keys(
  surveyItems,
) as ReadonlyArray<SurveyItem>;
