import {
  type Cartridge,
  checkPortfolio,
  leaveOut,
  type Portfolio,
  type PortfolioProblem,
  presetPortfolio,
  type Service,
} from 'smarketing/cartridge';
import { orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const preset = presetPortfolio('EUR');

/** The preset with one cartridge changed. */
const changing = (id: string, change: Partial<Cartridge>, rest: Partial<Portfolio> = {}): Portfolio => ({
  ...preset,
  ...rest,
  cartridges: preset.cartridges.map((cartridge) =>
    cartridge.id === id ? { ...cartridge, ...change } : cartridge,
  ),
});

const linking = (...links: ReadonlyArray<readonly [string, string]>): Portfolio => ({
  ...preset,
  links: [...preset.links, ...links.map(([from, to]) => ({ from, to }))],
});

const unlinking = (id: string): Portfolio => ({
  ...preset,
  links: preset.links.filter(({ from }) => from !== id),
});

const withLinks = (change: (link: Portfolio['links'][number]) => Portfolio['links'][number]): Portfolio => ({
  ...preset,
  links: preset.links.map(change),
});

/** One line a problem: its code, who, and what. */
const linesOf = (portfolio: Portfolio): ReadonlyArray<string> =>
  checkPortfolio(portfolio).problems.map(({ code, cartridges, artefact, items }: PortfolioProblem) =>
    [code, cartridges.join('+'), artefact, items?.join('+')].filter((part) => part !== undefined).join(' '),
  );

const find = (id: string): Cartridge =>
  preset.cartridges.find((cartridge) => cartridge.id === id) as Cartridge;

describe('the preset', () => {
  test('is sound, in the order of the model', () => {
    const { sound, issues, problems, order, bridged } = checkPortfolio(preset);
    expect({ sound, issues, problems, bridged }).toEqual({
      sound: true,
      issues: [],
      problems: [],
      bridged: [],
    });
    expect(order).toEqual([
      'market-intelligence',
      'product-marketing',
      'awareness',
      'alliances',
      'sales-tools',
      'follow-up-and-fulfillment',
      'customer-marketing',
    ]);
  });

  test('names Sales as the one who takes qualified leads and brings won customers', () => {
    const flows = checkPortfolio(preset).flows.filter(({ from, to }) =>
      [from.kind, to.kind].includes('sales'),
    );
    expect(flows.filter(({ kind }) => kind === 'needs')).toEqual([
      {
        from: { kind: 'cartridge', id: 'sales-tools' },
        to: { kind: 'sales', id: 'sales' },
        kind: 'needs',
        artefacts: ['sales-ready-kit'],
      },
      {
        from: { kind: 'cartridge', id: 'follow-up-and-fulfillment' },
        to: { kind: 'sales', id: 'sales' },
        kind: 'needs',
        artefacts: ['qualified-lead'],
      },
      {
        from: { kind: 'sales', id: 'sales' },
        to: { kind: 'cartridge', id: 'customer-marketing' },
        kind: 'needs',
        artefacts: ['won-customer'],
      },
    ]);
  });

  test('marks every figure of its catalogue as a proposal', () => {
    const services = preset.cartridges.flatMap((cartridge) => cartridge.services);
    expect(services.every(({ mark, level }) => mark === 'proposal' && level !== undefined)).toBe(true);
    expect(checkPortfolio(preset).open.map(({ code }) => code)).toEqual(Array(7).fill('unconfirmed'));
  });

  test('costs whole units of any currency', () => {
    const costOf = (currency: string) => presetPortfolio(currency).cartridges[0]?.services[0]?.cost.perUnit;
    expect([costOf('EUR'), costOf('JPY'), costOf('KWD')]).toEqual([
      { minor: 600_000, currency: 'EUR' },
      { minor: 6_000, currency: 'JPY' },
      { minor: 6_000_000, currency: 'KWD' },
    ]);
  });

  test('says which cartridges others cannot do without', () => {
    expect(
      checkPortfolio(preset).critical.map(({ cartridge, missedBy }) => [cartridge, ...missedBy]),
    ).toEqual([
      ['market-intelligence', 'product-marketing', 'sales-tools'],
      ['product-marketing', 'awareness', 'alliances', 'sales-tools'],
      ['sales-tools', 'follow-up-and-fulfillment', 'sales'],
      ['follow-up-and-fulfillment', 'customer-marketing', 'sales'],
    ]);
  });
});

describe('unique', () => {
  test.each<[string, Portfolio, ReadonlyArray<string>]>([
    ['a position', changing('alliances', { position: 3 }), ['repeated-position alliances+awareness']],
    [
      'an activity',
      changing('alliances', { activities: [{ id: 'pitch-training', title: 'Training' }] }),
      ['repeated-activity alliances+sales-tools pitch-training'],
    ],
    [
      'a service',
      changing('alliances', {
        services: [
          ...find('alliances').services,
          { ...(find('sales-tools').services[1] as Service), needs: [], gives: [] },
        ],
      }),
      ['repeated-service alliances+sales-tools battlecard'],
    ],
    [
      'an artefact in one list',
      changing('customer-marketing', { needs: ['won-customer', 'fulfilment', 'won-customer'] }),
      ['repeated-artefact customer-marketing won-customer'],
    ],
    [
      'an artefact of two producers',
      changing('alliances', { alternatives: [] }),
      ['several-producers awareness+alliances inquiry'],
    ],
    [
      'an artefact that Sales gives as well',
      {
        ...preset,
        sales: {
          needs: ['qualified-lead'],
          uses: preset.sales?.uses ?? [],
          gives: ['won-customer', 'lost-reason', 'field-signal', 'trend'],
        },
      },
      ['several-producers market-intelligence+sales trend'],
    ],
    [
      'an alternative to nothing',
      changing('alliances', { alternatives: ['inquiry', 'reference'] }),
      ['alternative-not-given alliances reference'],
    ],
    [
      'a supplier',
      {
        ...preset,
        suppliers: [...(preset.suppliers ?? []), { id: 'the-market', title: 'Again', supplies: ['market'] }],
      },
      ['repeated-supplier  the-market'],
    ],
    [
      'a resource',
      {
        ...preset,
        resources: [...(preset.resources ?? []), { id: 'desk-hours', title: 'Again', unit: 'hour' }],
      },
      ['repeated-resource  desk-hours'],
    ],
  ])('finds %s', (_, portfolio, lines) => {
    expect(linesOf(portfolio)).toEqual(lines);
  });

  test('finds a cartridge that is there twice', () => {
    const portfolio = { ...preset, cartridges: [...preset.cartridges, find('awareness')] };
    expect(linesOf(portfolio)).toContain('repeated-cartridge awareness');
  });

  test('refuses a cartridge called sales', () => {
    expect(linesOf(changing('alliances', { id: 'sales' }))).toContain('reserved-name sales');
  });
});

describe('linked', () => {
  test.each<[string, Portfolio, ReadonlyArray<string>]>([
    [
      'a missing link, which leaves two beginnings and two ends',
      unlinking('awareness'),
      [
        'missing-link awareness+alliances',
        'several-heads market-intelligence+alliances',
        'several-tails awareness+customer-marketing',
      ],
    ],
    [
      'a fork, and where it runs together again',
      linking(['product-marketing', 'sales-tools']),
      ['fork product-marketing+awareness+sales-tools', 'join sales-tools+product-marketing+alliances'],
    ],
    [
      'a circle',
      linking(['sales-tools', 'product-marketing']),
      [
        'cycle product-marketing+awareness+alliances+sales-tools',
        'fork sales-tools+product-marketing+follow-up-and-fulfillment',
        'join product-marketing+market-intelligence+sales-tools',
        'nothing-handed-on sales-tools+product-marketing',
        'swapped-order sales-tools+product-marketing',
      ],
    ],
    ['a link to itself', linking(['alliances', 'alliances']), ['link-to-itself alliances']],
    [
      'a link that is there twice',
      linking(['sales-tools', 'follow-up-and-fulfillment']),
      ['repeated-link sales-tools+follow-up-and-fulfillment'],
    ],
    ['a link to nobody', linking(['customer-marketing', 'aliances']), ['unknown-cartridge aliances']],
    ['a link to Sales', linking(['customer-marketing', 'sales']), ['unknown-cartridge sales']],
    [
      'a link over which nothing goes',
      withLinks(({ from, to }) => ({ from, to })),
      ['nothing-handed-on alliances+sales-tools', 'nothing-handed-on awareness+alliances'],
    ],
    [
      'a declaration of what nobody wants',
      withLinks((link) => (link.from === 'alliances' ? { ...link, continuity: ['target-list'] } : link)),
      ['continuity-unneeded alliances+sales-tools target-list'],
    ],
    [
      'a declaration of what is not there yet',
      changing(
        'alliances',
        { uses: ['reached-audience', 'fulfilment'] },
        {
          links: preset.links.map((link) =>
            link.from === 'awareness' ? { ...link, continuity: ['message-map', 'fulfilment'] } : link,
          ),
          feedback: [
            ...(preset.feedback ?? []),
            { from: 'follow-up-and-fulfillment', to: 'alliances', artefact: 'fulfilment' },
          ],
        },
      ),
      ['continuity-unavailable awareness+alliances fulfilment'],
    ],
  ])('finds %s', (_, portfolio, lines) => {
    expect(linesOf(portfolio)).toEqual(lines);
  });

  test('lets a cartridge hand on what it has just made, where the next only uses it', () => {
    const link = withLinks((one) =>
      one.from === 'awareness' ? { ...one, continuity: ['reached-audience'] } : one,
    );
    expect(linesOf(link)).toEqual([]);
  });

  test('finds two cartridges that changed places', () => {
    const swapped = {
      ...preset,
      cartridges: preset.cartridges.map((cartridge) =>
        cartridge.id === 'product-marketing'
          ? { ...cartridge, position: 3 }
          : cartridge.id === 'awareness'
            ? { ...cartridge, position: 2 }
            : cartridge,
      ),
    };
    expect(linesOf(swapped)).toEqual([
      'continuity-unavailable awareness+alliances message-map',
      'given-too-late awareness+product-marketing message-map',
      'given-too-late awareness+product-marketing target-list',
      'given-too-late awareness+product-marketing value-proposition',
      'missing-link market-intelligence+awareness',
      'missing-link product-marketing+alliances',
      'swapped-order product-marketing+awareness',
      'unnamed-feedback product-marketing+awareness launch-plan',
    ]);
  });
});

describe('the flow of artefacts', () => {
  test.each<[string, Portfolio, ReadonlyArray<string>]>([
    ['what nobody gives', { ...preset, suppliers: [] }, ['no-producer market-intelligence market']],
    [
      'what Sales cannot do without',
      {
        ...preset,
        sales: {
          ...(preset.sales as NonNullable<Portfolio['sales']>),
          needs: ['demo-system', 'qualified-lead'],
        },
      },
      ['no-producer sales demo-system'],
    ],
    [
      'what nobody takes',
      changing('sales-tools', {
        gives: ['sales-ready-kit', 'certified-rep', 'brochure'],
        services: find('sales-tools').services.map((service) => ({
          ...service,
          gives: ['sales-ready-kit', 'certified-rep', 'brochure'],
        })),
      }),
      ['no-consumer sales-tools brochure'],
    ],
    [
      'what comes back, and no feedback says so',
      { ...preset, feedback: [] },
      [
        'unnamed-feedback customer-marketing+follow-up-and-fulfillment referral-inquiry',
        'unnamed-feedback customer-marketing+market-intelligence retention-signal',
        'unnamed-feedback follow-up-and-fulfillment+market-intelligence inquiry-outcome',
      ],
    ],
    [
      'feedback that is none',
      {
        ...preset,
        feedback: [
          ...(preset.feedback ?? []),
          { from: 'market-intelligence', to: 'product-marketing', artefact: 'trend' },
          { from: 'customer-marketing', to: 'alliances', artefact: 'inquiry' },
          { from: 'customer-marketing', to: 'finance', artefact: 'reference' },
          { from: 'customer-marketing', to: 'market-intelligence', artefact: 'retention-signal' },
        ],
      },
      [
        'feedback-forward market-intelligence+product-marketing trend',
        'feedback-not-given customer-marketing+alliances inquiry',
        'feedback-not-used customer-marketing+alliances inquiry',
        'repeated-feedback customer-marketing+market-intelligence retention-signal',
        'unknown-cartridge finance reference',
      ],
    ],
    [
      'services that take or make what their cartridge does not declare, and what none makes',
      changing('alliances', {
        services: find('alliances').services.map((service) =>
          service.id === 'partner-kit'
            ? { ...service, needs: ['target-list'], gives: ['brochure'] }
            : service,
        ),
      }),
      [
        'artefact-not-declared alliances brochure partner-kit',
        'artefact-not-declared alliances target-list partner-kit',
        'made-by-no-service alliances endorsement',
      ],
    ],
    [
      'services that wait for each other',
      changing('product-marketing', {
        services: find('product-marketing').services.map((service) =>
          service.id === 'value-proposition-design' ? { ...service, needs: ['launch-plan'] } : service,
        ),
      }),
      ['circular-services product-marketing launch-planning+message-mapping+value-proposition-design'],
    ],
  ])('finds %s', (_, portfolio, lines) => {
    expect(linesOf(portfolio)).toEqual(lines);
  });

  test.each<[string, Partial<Portfolio>, ReadonlyArray<string>]>([
    [
      'a supplier',
      { suppliers: [...(preset.suppliers ?? []), { id: 'lab', title: 'Lab', supplies: ['demo-system'] }] },
      [],
    ],
    ['nobody but itself', {}, ['no-producer sales demo-system']],
  ])('what Sales needs can come from %s', (_, rest, lines) => {
    const { uses = [], gives = [] } = preset.sales ?? {};
    const sales = { needs: ['qualified-lead', 'demo-system'], uses, gives: [...gives, 'demo-system'] };
    const portfolio = { ...preset, ...rest, sales };
    expect(linesOf(portfolio)).toEqual(lines);
    expect(checkPortfolio(portfolio).flows.some(({ from, to }) => from.id === to.id)).toBe(false);
  });

  test('feedback to oneself is none', () => {
    const edge = { from: 'market-intelligence', to: 'market-intelligence', artefact: 'trend' };
    expect(linesOf({ ...preset, feedback: [...(preset.feedback ?? []), edge] })).toEqual([
      'feedback-forward market-intelligence+market-intelligence trend',
      'feedback-not-used market-intelligence+market-intelligence trend',
    ]);
  });

  test('what a supplier has too is not critical', () => {
    const supplied = {
      ...preset,
      suppliers: [
        ...(preset.suppliers ?? []),
        { id: 'house', title: 'House', supplies: ['segment-profile', 'competitor-profile'] },
      ],
    };
    expect(checkPortfolio(supplied).critical.map(({ cartridge }) => cartridge)).not.toContain(
      'market-intelligence',
    );
  });

  test('a need is not met by feedback, or nothing could ever begin', () => {
    const portfolio = changing('market-intelligence', {
      needs: ['market', 'retention-signal'],
      uses: ['field-signal', 'lost-reason', 'inquiry-outcome'],
    });
    expect(linesOf(portfolio)).toEqual([
      'given-too-late market-intelligence+customer-marketing retention-signal',
    ]);
  });

  test('tells who has to mend it', () => {
    const owners = checkPortfolio(
      changing('alliances', {
        owner: 'partner:agency-one',
        needs: ['value-proposition', 'message-map', 'budget'],
      }),
    ).problems.map(({ owner, message }) => [owner, message]);
    expect(owners).toEqual([['partner:agency-one', 'Alliances needs budget, and nobody gives it.']]);
  });
});

describe('leaving cartridges out', () => {
  const left = (...ids: ReadonlyArray<string>) => checkPortfolio(orThrow(leaveOut(ids)(preset)));

  test.each([
    [
      'awareness',
      [
        {
          positions: [3],
          from: 'product-marketing',
          to: 'alliances',
          artefacts: ['message-map', 'value-proposition'],
        },
      ],
    ],
    ['alliances', [{ positions: [4], from: 'awareness', to: 'sales-tools', artefacts: ['message-map'] }]],
    // The end of the chain leaves no gap.
    ['customer-marketing', []],
  ])('%s is legal, and bridged', (id, bridged) => {
    const reading = left(id);
    expect([reading.problems.filter(({ code }) => code !== 'no-consumer'), reading.bridged]).toEqual([
      [],
      bridged,
    ]);
    expect(reading.sound).toBe(true);
  });

  test.each([
    ['market-intelligence', 'product-marketing'],
    ['product-marketing', 'awareness'],
    ['sales-tools', 'sales'],
    ['follow-up-and-fulfillment', 'sales'],
  ])('%s is not: %s misses something', (id, who) => {
    const { problems, bridged } = left(id);
    expect(problems.some(({ code, cartridges }) => code === 'no-producer' && cartridges[0] === who)).toBe(
      true,
    );
    expect(bridged.filter(({ to }) => to === who)).toEqual([]);
  });

  test('both that bring inquiries is not', () => {
    expect(
      left('awareness', 'alliances').problems.map(({ code, artefact }) => `${code} ${artefact}`),
    ).toEqual(['no-consumer value-proposition', 'no-producer inquiry']);
  });

  test('an outside supplier can take the place of the first', () => {
    const rest = orThrow(leaveOut(['market-intelligence'])(preset));
    const { sound, bridged, problems } = checkPortfolio({
      ...rest,
      suppliers: [
        { id: 'house', title: 'Research house', supplies: ['segment-profile', 'competitor-profile'] },
      ],
      cartridges: rest.cartridges.map((cartridge) => {
        if (cartridge.id === 'product-marketing') return { ...cartridge, uses: [] };
        const unheard = ['inquiry-outcome', 'retention-signal'];
        const gives = cartridge.gives.filter((artefact) => !unheard.includes(artefact));
        const services = cartridge.services.map((service) => ({
          ...service,
          gives: (service.gives ?? []).filter((artefact) => !unheard.includes(artefact)),
        }));
        return { ...cartridge, gives, services };
      }),
    });
    expect([sound, problems]).toEqual([true, []]);
    expect(bridged).toEqual([
      { positions: [1], to: 'product-marketing', artefacts: ['competitor-profile', 'segment-profile'] },
    ]);
  });

  test('declares no more than it has to', () => {
    const { links } = orThrow(leaveOut(['awareness'])(preset));
    expect(links).toContainEqual({ from: 'product-marketing', to: 'alliances' });
  });

  test('what is not there is refused', () => {
    expect(leaveOut(['aliances'])(preset)).toMatchObject({
      left: [{ code: 'unknown-cartridge', received: '"aliances"' }],
    });
  });

  test('a chain that runs in a circle ends', () => {
    const circle = linking(['customer-marketing', 'market-intelligence']);
    const rest = leaveOut(['customer-marketing', 'market-intelligence'])(circle);
    expect(rest._tag).toBe('Right');
  });
});

test('a cartridge of one’s own joins the chain', () => {
  const analysts: Cartridge = {
    id: 'analyst-relations',
    title: 'Analyst relations',
    position: 8,
    activities: [{ id: 'briefing', title: 'Briefing analysts' }],
    services: [],
    needs: ['reference'],
    gives: ['analyst-report'],
  };
  const reading = checkPortfolio({
    ...preset,
    cartridges: [...preset.cartridges, analysts],
    links: [...preset.links, { from: 'customer-marketing', to: 'analyst-relations' }],
    feedback: [
      ...(preset.feedback ?? []),
      { from: 'analyst-relations', to: 'sales-tools', artefact: 'analyst-report' },
    ],
  });
  expect(reading.problems.map(({ message }) => message)).toEqual([
    'Sales tools gets analyst-report back, which it neither needs nor uses.',
  ]);
  expect(reading.open.map(({ code }) => code)).toContain('offers-nothing');
});

test('what is open is listed and does no harm', () => {
  const { open, sound } = checkPortfolio(
    changing(
      'alliances',
      { uses: ['reached-audience', 'partner-list'] },
      {
        suppliers: [{ id: 'the-market', title: 'The market', supplies: ['market', 'weather'] }],
        sales: {
          needs: ['qualified-lead', 'sales-ready-kit'],
          uses: preset.sales?.uses ?? [],
          gives: ['won-customer', 'lost-reason', 'field-signal', 'office-gossip'],
        },
      },
    ),
  );
  expect(sound).toBe(true);
  expect(
    open.filter(({ code }) => code !== 'unconfirmed').map(({ code, artefact }) => `${code} ${artefact}`),
  ).toEqual(['use-without-producer partner-list', 'news-unheard office-gossip', 'supply-unused weather']);
});

test('what is open is listed in one order, however lists are written', () => {
  const written = (uses: ReadonlyArray<string>, supplies: ReadonlyArray<string>) =>
    checkPortfolio(
      changing(
        'alliances',
        { uses },
        {
          suppliers: [
            { id: 'the-market', title: 'The market', supplies: ['market'] },
            { id: 'the-wind', title: 'The wind', supplies },
          ],
        },
      ),
    ).open.filter(({ code }) => code !== 'unconfirmed');
  const open = written(['address-list', 'partner-list'], ['clouds', 'weather']);
  expect(open.map(({ artefact }) => artefact)).toEqual(['address-list', 'partner-list', 'clouds', 'weather']);
  expect(written(['partner-list', 'address-list'], ['weather', 'clouds', 'weather'])).toEqual(open);
});
