import type { Network } from '../../src/editorial/clean/network.ts';

export interface Sample {
  readonly values: readonly number[];
  readonly yes: boolean;
  readonly weight: number;
}

interface FitSettings {
  readonly units: number;
  readonly epochs: number;
  /** Of all weights; keeps them small, so that what few pages show counts for little. */
  readonly penalty: number;
}

const BATCH = 256;
/** Adam (Kingma and Ba 2015) with a falling step. */
const [STEP, LAST_STEP, MEAN, SQUARE] = [0.004, 0.0001, 0.9, 0.999];

/** Numbers from 0 to 1, the same in each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fits a network to weighted samples; the same samples give the same network. Weights are rounded to hundredths. */
export function fitNetwork(samples: readonly Sample[], { units, epochs, penalty }: FitSettings): Network {
  const chance = seeded(1);
  const size = samples[0]?.values.length ?? 0;
  const row = size + 1;
  const count = units * row + units + 1;
  const inputs = Float64Array.from(samples.flatMap(({ values }) => [...values, 1]));
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const weights = new Float64Array(count);
  for (let unit = 0; unit < units; unit++) {
    for (let at = 0; at < size; at++) weights[unit * row + at] = normal() / Math.sqrt(size);
    weights[units * row + unit] = normal() / Math.sqrt(units);
  }
  const [means, squares, gradient] = [
    new Float64Array(count),
    new Float64Array(count),
    new Float64Array(count),
  ];
  const order = Uint32Array.from(samples.keys());
  const active = new Float64Array(units);
  let steps = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(chance() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    const step = STEP * (1 - epoch / epochs) + LAST_STEP;
    for (let from = 0; from < order.length; from += BATCH) {
      const to = Math.min(order.length, from + BATCH);
      gradient.fill(0);
      for (let at = from; at < to; at++) addGradient(order[at]!, to - from);
      steps++;
      for (let at = 0; at < count; at++) {
        const isConstant = at >= units * row ? at === count - 1 : at % row === size;
        const slope = gradient[at]! + (isConstant ? 0 : penalty * weights[at]!);
        means[at] = MEAN * means[at]! + (1 - MEAN) * slope;
        squares[at] = SQUARE * squares[at]! + (1 - SQUARE) * slope * slope;
        const mean = means[at]! / (1 - MEAN ** steps);
        weights[at]! -= (step * mean) / (Math.sqrt(squares[at]! / (1 - SQUARE ** steps)) + 1e-8);
      }
    }
  }
  const part = (from: number, to: number) =>
    [...weights.slice(from, to)].map(value => Math.round(value * 100) / 100);
  return {
    hidden: Array.from({ length: units }, (_, unit) => part(unit * row, (unit + 1) * row)),
    output: part(units * row, count),
  };

  function addGradient(place: number, batch: number): void {
    const { yes, weight } = samples[place]!;
    const start = place * row;
    let sum = weights[count - 1]!;
    for (let unit = 0; unit < units; unit++) {
      let input = 0;
      for (let at = 0; at < row; at++) input += weights[unit * row + at]! * inputs[start + at]!;
      active[unit] = Math.tanh(input);
      sum += active[unit]! * weights[units * row + unit]!;
    }
    const error = ((1 / (1 + Math.exp(-sum)) - (yes ? 1 : 0)) * weight) / batch;
    gradient[count - 1]! += error;
    for (let unit = 0; unit < units; unit++) {
      gradient[units * row + unit]! += error * active[unit]!;
      const slope = error * weights[units * row + unit]! * (1 - active[unit]! ** 2);
      for (let at = 0; at < row; at++) gradient[unit * row + at]! += slope * inputs[start + at]!;
    }
  }
}
