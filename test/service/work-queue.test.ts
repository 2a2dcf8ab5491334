import { expect, test } from 'vitest';
import { createWorkQueue } from '../../src/service/work-queue.ts';

/** A queue, what it did, and a first work that goes on until it is let end. */
function begun() {
  const state = { isOver: false };
  const done: string[] = [];
  const queue = createWorkQueue(() => state.isOver);
  const first = Promise.withResolvers<undefined>();
  void queue.add(() => first.promise);
  const tell = (word: string) =>
    queue.once('tell', () => {
      done.push(word);
      return Promise.resolve();
    });
  return { state, queue, tell, done, endFirst: first.resolve };
}

test('what many ask for while something else is done is done once', async () => {
  const { queue, tell, done, endFirst } = begun();
  void tell('one');
  void tell('two');
  endFirst(undefined);
  await queue.done();
  await tell('three');
  expect(done).toEqual(['one', 'three']);
});

test('what waited when a process lost the lead is done when it leads again and somebody asks', async () => {
  const { state, queue, tell, done, endFirst } = begun();
  void tell('one');
  state.isOver = true;
  void tell('two');
  endFirst(undefined);
  await queue.done();
  expect(done).toEqual([]);
  state.isOver = false;
  await tell('three');
  expect(done).toEqual(['three']);
});
