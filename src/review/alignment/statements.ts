/**
 * Names what only people can say of a company and its two departments.
 *
 * @category model
 * @since 0.1.0
 */
export type StatementName =
  | 'trained-together'
  | 'marketing-with-accounts'
  | 'frequent-conflict'
  | 'work-doubled-or-dropped'
  | 'compete-for-means'
  | 'small-company'
  | 'good-terms-informally'
  | 'marketing-supports-sales'
  | 'commoditised-market'
  | 'customised-in-sale'
  | 'short-product-lives'
  | 'few-simple-products'
  | 'usual-roles-work'
  | 'no-reason-to-change'
  | 'one-funnel-possible'
  | 'no-shared-responsibility'
  | 'separate-bosses'
  | 'short-sales-cycle';

/**
 * Lists what each statement says when it holds.
 *
 * **Details**: what to ask is a preset, the wording is ours.
 *
 * @see P. Kotler, N. Rackham, S. Krishnaswamy, Ending the War Between Sales and Marketing, Harvard Business Review, July 2006
 * @category constants
 * @since 0.1.0
 */
export const alignmentStatements: { readonly [Name in StatementName]: string } = {
  'trained-together': 'People of both departments are trained together, or spend days at each other’s work.',
  'marketing-with-accounts': 'Marketers work within the teams that serve key accounts.',
  'frequent-conflict': 'The departments are in conflict often.',
  'work-doubled-or-dropped': 'Work is done twice, or falls between the departments.',
  'compete-for-means': 'The departments compete for people and money.',
  'small-company': 'The company is small.',
  'good-terms-informally': 'Both get on well without rules.',
  'marketing-supports-sales': 'Marketing is there to support Sales.',
  'commoditised-market': 'Offers have become so alike that a traditional sales force is too dear.',
  'customised-in-sale': 'What is sold is designed, tried out or fitted to the customer while it is sold.',
  'short-product-lives': 'Products live shorter and shorter, and technology turns over faster.',
  'few-simple-products': 'Product lines are few, and what they offer is plain.',
  'usual-roles-work': 'The usual roles of Sales and Marketing do well in this market.',
  'no-reason-to-change': 'Nothing compelling speaks for a change.',
  'one-funnel-possible': 'One funnel can be run and measured by both, from the first interest to the sale.',
  'no-shared-responsibility': 'People are not used to answer for a result together.',
  'separate-bosses': 'The departments report to different people, not to one boss.',
  'short-sales-cycle': 'Sales take little time.',
};
