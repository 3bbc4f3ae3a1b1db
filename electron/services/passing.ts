import { AppError } from '#shared/errors.ts';
import type { Issue } from '#shared/errors.ts';
import type { PassedWarning } from '#shared/notification.ts';

/** What a clerk says about the warnings of a form. */
interface Passing {
  readonly passed: readonly PassedWarning[];
  readonly reason: string | null;
}

/**
 * Blocks stop; warnings must have been read and passed with a reason, which is answered trimmed.
 * @throws AppError `<noun>.incomplete`, `<noun>.warningsUnread`, `<noun>.reasonMissing`, each with `count` and the issues it is about
 */
export function requirePassable(
  noun: 'notification' | 'permit' | 'quota',
  issues: readonly Issue[],
  { passed, reason }: Passing,
): string {
  const blocking = issues.filter(({ severity }) => severity === 'block');
  if (blocking.length > 0) throw new AppError(`${noun}.incomplete`, { count: blocking.length }, blocking);
  const seen = new Set(passed.map(({ path, code }) => `${path} ${code}`));
  const unseen = issues.filter(({ path, code }) => !seen.has(`${path} ${code}`));
  if (unseen.length > 0) throw new AppError(`${noun}.warningsUnread`, { count: unseen.length }, unseen);
  const note = (reason ?? '').trim();
  if (issues.length > 0 && note === '') throw new AppError(`${noun}.reasonMissing`, { count: issues.length });
  return note;
}
