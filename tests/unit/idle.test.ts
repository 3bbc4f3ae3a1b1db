import { effectScope, ref } from 'vue';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useIdle } from '../../renderer/composables/use-idle.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T04:00:00Z') });
  vi.stubGlobal(
    'window',
    Object.assign(new EventTarget(), {
      setInterval: (run: () => void, wait: number) => setInterval(run, wait),
      clearInterval: (timer: NodeJS.Timeout) => clearInterval(timer),
    }),
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function start(minutes = 10) {
  const term = ref(minutes);
  const onIdle = vi.fn();
  const scope = effectScope();
  const idle = scope.run(() => useIdle({ minutes: term, warnSeconds: 60, onIdle }));
  if (idle === undefined) throw new Error('the scope was stopped');
  return { ...idle, term, onIdle, stop: () => scope.stop() };
}

const sign = (name: string) => window.dispatchEvent(new Event(name));
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

test('warns a minute before, counts down, calls once', () => {
  const { secondsLeft, onIdle, stop } = start();
  pass(539);
  expect(secondsLeft.value).toBeNull();
  pass(1);
  expect(secondsLeft.value).toBe(60);
  pass(59);
  expect(secondsLeft.value).toBe(1);
  expect(onIdle).not.toHaveBeenCalled();
  pass(30);
  expect(secondsLeft.value).toBe(0);
  expect(onIdle).toHaveBeenCalledOnce();
  stop();
});

test.each(['keydown', 'pointerdown', 'pointermove', 'wheel'])('%s puts it off', (name) => {
  const { secondsLeft, stop } = start();
  pass(530);
  sign(name);
  pass(530);
  expect(secondsLeft.value).toBeNull();
  stop();
});

test('once it warns, a nudged mouse is no person, a key is', () => {
  const { secondsLeft, stop } = start();
  pass(550);
  sign('pointermove');
  expect(secondsLeft.value).toBe(50);
  sign('keydown');
  expect(secondsLeft.value).toBeNull();
  stop();
});

test('a key pressed after the machine slept over the term comes too late', () => {
  const { onIdle, stop } = start();
  vi.setSystemTime(Date.parse('2026-11-22T07:00:00Z'));
  sign('keydown');
  expect(onIdle).toHaveBeenCalledOnce();
  stop();
});

test('a term of 0 minutes never locks', () => {
  const { onIdle, secondsLeft, stop } = start(0);
  pass(86_400);
  sign('keydown');
  expect(secondsLeft.value).toBeNull();
  expect(onIdle).not.toHaveBeenCalled();
  stop();
});

test('a changed term counts at once', () => {
  const { term, onIdle, stop } = start(60);
  pass(600);
  term.value = 5;
  pass(1);
  expect(onIdle).toHaveBeenCalledOnce();
  stop();
});
