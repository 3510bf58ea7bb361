import { describe, expect, it } from 'vitest';
import { contrast, lightnessOf, mix, oklch } from '../../../src/views/graph/colour.ts';
import { LEAST_DISTANCE } from '../../../src/views/graph/slots.ts';
import {
  ADVANTAGE_LEVELS,
  advantageLevel,
  advantageScale,
  graphThemes,
  nodeDiameter,
  numberSizeAt,
  signedLevel,
  VALUE_LEVELS,
  valueLevel,
} from '../../../src/views/graph/themes.ts';

describe('colour', () => {
  it('knows black, white, grey and contrast', () => {
    expect(oklch(0, 0, 0)).toBe('#000000');
    expect(oklch(1, 0, 0)).toBe('#ffffff');
    expect(mix('#123456', '#abcdef', 0)).toBe('#123456');
    expect(mix('#123456', '#abcdef', 1)).toBe('#abcdef');
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
    // sRGB red lies at L = 0.628, C = 0.258, h = 29.2° (Ottosson's table).
    expect(lightnessOf('#ff0000')).toBeCloseTo(0.628, 3);
  });
});

describe.each(Object.values(graphThemes))('theme $id', (theme) => {
  it('has a value ramp of equal steps in lightness', () => {
    const lightness = theme.values.map(lightnessOf);
    expect(lightness).toHaveLength(VALUE_LEVELS + 1);
    const step = (lightness[VALUE_LEVELS] - lightness[0]) / VALUE_LEVELS;
    expect(Math.abs(step)).toBeGreaterThan(0.02);
    // Eight bits a channel and clipping leave a little unevenness.
    lightness.forEach((value, k) => {
      expect(Math.abs(value - (lightness[0] + k * step))).toBeLessThan(0.012);
    });
  });

  it('writes on every value, and in every text colour, with readable contrast', () => {
    theme.values.forEach((fill, k) => {
      expect(contrast(fill, theme.valueInks[k])).toBeGreaterThanOrEqual(4.5);
    });
    for (const ink of [theme.ink, theme.inkSoft, theme.positiveInk, theme.negativeInk]) {
      expect(contrast(ink, theme.paper)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('grows stronger with |A|: each level stands out more from the paper', () => {
    for (const ramp of [theme.positive, theme.negative]) {
      const distance = ramp.slice(1).map((colour) => Math.abs(lightnessOf(colour) - lightnessOf(theme.paper)));
      expect(distance).toHaveLength(ADVANTAGE_LEVELS);
      expect(distance).toEqual([...distance].sort((a, b) => a - b));
    }
  });

  it('lets no two nodes of few visits touch, however narrow the columns', () => {
    expect(nodeDiameter(1, theme)).toBeLessThanOrEqual(LEAST_DISTANCE);
  });
});

describe('levels', () => {
  it('clamps values to the ramp and advantages to the scale', () => {
    expect([-1, 0, 5, 10, 12].map((value) => valueLevel(value, { low: 0, high: 10 }))).toEqual([0, 0, 10, 20, 20]);
    // A penalty of −1 begins the ramp below 0: 0 lies in its middle.
    expect([-1, 0, 1].map((value) => valueLevel(value, { low: -1, high: 1 }))).toEqual([0, 10, 20]);
    expect([0, 0.2, -1.5, 3, -40].map((advantage) => advantageLevel(advantage, 3))).toEqual([0, 0, 3, 6, 6]);
    expect([-0.2, 0.2, -1.5, 3, -40].map((advantage) => signedLevel(advantage, 3))).toEqual([0, 0, -3, 6, -6]);
  });

  it('keeps the scale of standardised advantages and finds a round one for other units', () => {
    expect(advantageScale([])).toBe(3);
    expect(advantageScale([0.9, -2, 1.1])).toBe(3);
    // 95th percentile 8 → 10; 0.03 → 0.05.
    expect(advantageScale([8, 8, 8])).toBe(10);
    expect(advantageScale([0.03, -0.03])).toBe(0.05);
  });
});

describe('numbers in nodes', () => {
  const { hall, light } = graphThemes;

  it('are drawn to scale, but for a hall as large as 27 pixels down to a zoom of 0.67', () => {
    for (const zoom of [0.3, 1, 2]) expect(numberSizeAt(zoom, light)).toBe(light.numberSize);
    // 26 units are 27 pixels from zoom 27 / 26 = 1.04 on.
    for (const zoom of [1.04, 1.3, 1.8]) expect(numberSizeAt(zoom, hall)).toBe(26);
    for (const zoom of [0.67, 0.84, 0.93, 1]) expect(zoom * numberSizeAt(zoom, hall)).toBeGreaterThanOrEqual(27);
    // 1.55 · 26 = 40.3 units, and no more.
    for (const zoom of [0.1, 0.5]) expect(numberSizeAt(zoom, hall)).toBeCloseTo(40.3, 10);
  });
});
