import {
  type Cartridge,
  type CartridgeLink,
  continuityLink,
  type HandedOn,
  link,
  type Portfolio,
  presetCartridges,
} from 'smarketing/cartridge';
import { describe, expectTypeOf, test } from 'vitest';

const preset = presetCartridges('EUR');

const paint = {
  id: 'paint',
  title: 'Paint',
  position: 1,
  activities: [{ id: 'painting', title: 'Painting' }],
  services: [],
  needs: [],
  gives: ['colour', 'brush'],
} as const satisfies Cartridge;
const wall = { ...paint, id: 'wall', position: 2, needs: ['colour'], gives: [] } as const satisfies Cartridge;
const window = {
  ...paint,
  id: 'window',
  position: 2,
  needs: ['glass'],
  gives: [],
} as const satisfies Cartridge;

declare const decoded: Portfolio;
declare const someCartridge: Cartridge;

describe('a link', () => {
  test('knows what goes over it', () => {
    expectTypeOf<HandedOn<typeof paint, typeof wall>>().toEqualTypeOf<'colour'>();
    expectTypeOf<
      HandedOn<typeof preset.salesTools, typeof preset.followUpAndFulfillment>
    >().toEqualTypeOf<'sales-ready-kit'>();
    expectTypeOf(link(paint, wall)).toEqualTypeOf<CartridgeLink>();
  });

  test('follows the model', () => {
    link(preset.marketIntelligence, preset.productMarketing);
    link(preset.productMarketing, preset.awareness);
    link(preset.salesTools, preset.followUpAndFulfillment);
    link(preset.followUpAndFulfillment, preset.customerMarketing);
  });

  test('needs artefacts that meet', () => {
    // @ts-expect-error [ts2345] paint gives colour and brush, and a window needs glass
    link(paint, window);
    // @ts-expect-error [ts2345] a wall gives nothing at all
    link(wall, window);
    // @ts-expect-error [ts2379] the order of the model cannot be turned round
    link(preset.productMarketing, preset.marketIntelligence);
    // @ts-expect-error [ts2379] awareness makes nothing that alliances need: that link is a declared one
    link(preset.awareness, preset.alliances);
  });

  test('needs artefacts that the compiler knows', () => {
    // @ts-expect-error [ts2345] of a decoded cartridge only the run-time check can say what it gives
    link(someCartridge, wall);
    // @ts-expect-error [ts2345] nor what it needs
    link(paint, someCartridge);
    expectTypeOf(decoded.links).toEqualTypeOf<ReadonlyArray<CartridgeLink>>();
  });
});

describe('a declared link', () => {
  test('hands on what the next one needs', () => {
    continuityLink(preset.awareness, preset.alliances, ['message-map']);
    // @ts-expect-error [ts2322] alliances do not need the target list
    continuityLink(preset.awareness, preset.alliances, ['target-list']);
    // @ts-expect-error [ts2345] a link over which nothing goes is none
    continuityLink(preset.awareness, preset.alliances, []);
  });
});

test('a cartridge of any artefacts is a cartridge', () => {
  expectTypeOf(paint).toExtend<Cartridge>();
  expectTypeOf(preset.awareness).toExtend<Cartridge>();
});
