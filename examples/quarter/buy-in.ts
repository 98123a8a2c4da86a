import type { BuyInAction, BuyInStep, DocumentVersion } from 'smarketing/approval';
import { planTactics } from 'smarketing/cartridge/plan';
import { contentHash, type Party } from 'smarketing/kernel';
import { whole } from './chapters/plan.js';
import type { Story } from './story.js';

/** What the management gate was opened for. */
export const strategy: DocumentVersion = {
  subject: { system: 'strategy', id: 'second-quarter' },
  version: 1,
  hash: contentHash({ strategy: 'Win mid-market manufacturers, and begin before the fair in May.' }),
};

/** The plan that Marketing had made alone; Sales never saw it. */
const madeAlone = contentHash({ plan: 'More advertising.' });

type Step = readonly [words: string, action: BuyInAction];

/** What was tried on the way to the launch, in its order. */
export const triedSteps = ({ on, plan, brief }: Story): ReadonlyArray<Step> => {
  const approve = (
    step: BuyInStep,
    text: DocumentVersion,
    [party, id]: readonly [Party, string],
    date: string,
  ): BuyInAction => ({ _tag: 'approve', step, text, party, by: { kind: 'person', id }, at: on(date) });
  const quentin = ['sales', 'quentin'] as const;
  const petra = ['marketing', 'petra'] as const;

  const tactics = planTactics(on('03-19'))(plan);
  const earlier = { subject: tactics.subject, version: tactics.version - 1, hash: madeAlone };
  const benchmarks = [`${whole(plan.objective.value)} responders served`, '1,000 leads handed over'];
  const measures = {
    subject: { system: 'measures', id: brief.brief.id },
    version: 1,
    hash: contentHash({ benchmarks }),
  };
  const proposeMeasures = (currency: string): BuyInAction => ({
    _tag: 'propose-measures',
    ...measures,
    at: on('03-24'),
    benchmarks,
    returnOnInvestment: {
      investment: { ...plan.cost, currency },
      expected: { minor: 4 * plan.cost.minor, currency },
      basis: 'As much for each dollar as in the first quarter.',
    },
  });
  return [
    ['Sales signs the strategy', approve('strategy', strategy, quentin, '03-13')],
    ['It is presented to Marketing alone', { _tag: 'present-strategy', to: ['marketing'], at: on('03-16') }],
    ['It is presented to both', { _tag: 'present-strategy', to: ['sales', 'marketing'], at: on('03-17') }],
    ['The agency signs', approve('strategy', strategy, ['partner:agency', 'anna'], '03-17')],
    [
      'The agency is heard',
      {
        _tag: 'consult',
        step: 'strategy',
        party: 'partner:agency',
        opinion: 'The fair comes early this year.',
        at: on('03-17'),
      },
    ],
    ['Sales signs the strategy', approve('strategy', strategy, quentin, '03-18')],
    ['The plan is proposed', { _tag: 'propose-tactics', ...planTactics(on('03-18'))(plan) }],
    ['Marketing signs the strategy', approve('strategy', strategy, petra, '03-19')],
    ['The plan is proposed', { _tag: 'propose-tactics', ...tactics }],
    ['A rep signs it for Sales', approve('tactics', tactics, ['sales', 'ines'], '03-20')],
    ['Marketing signs the plan it had made alone', approve('tactics', earlier, petra, '03-20')],
    ['Marketing signs the plan', approve('tactics', tactics, petra, '03-20')],
    ['Marketing wants to launch', { _tag: 'launch', at: on('03-20') }],
    ['Sales signs the plan', approve('tactics', tactics, quentin, '03-23')],
    ['A return is promised in euros', proposeMeasures('EUR')],
    ['Benchmarks and a return are proposed', proposeMeasures(plan.cost.currency)],
    ['Marketing signs them', approve('measures', measures, petra, '03-25')],
    ['Sales signs them', approve('measures', measures, quentin, '03-26')],
    ['Launch', { _tag: 'launch', at: on('04-01') }],
  ];
};
