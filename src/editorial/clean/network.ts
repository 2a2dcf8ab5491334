/** One hidden layer of hyperbolic tangents and a logistic output; the last weight of each row is its constant. */
export interface Network {
  readonly hidden: readonly (readonly number[])[];
  readonly output: readonly number[];
}

/** What the network answers to some values, given in parts, 0 to 1. Values and rows must match in length. */
export function answerOf({ hidden, output }: Network, ...parts: readonly (readonly number[])[]): number {
  let sum = output[hidden.length] ?? 0;
  for (let unit = 0; unit < hidden.length; unit++) {
    const row = hidden[unit] ?? [];
    let input = row.at(-1) ?? 0;
    let passed = 0;
    for (const values of parts) {
      for (let at = 0; at < values.length; at++) input += (values[at] ?? 0) * (row[passed + at] ?? 0);
      passed += values.length;
    }
    sum += Math.tanh(input) * (output[unit] ?? 0);
  }
  return 1 / (1 + Math.exp(-sum));
}
