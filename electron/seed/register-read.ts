import type { Parsed } from '#shared/contract/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { DeskContext } from '../dispatch.ts';
import { notificationServices } from '../services/notifications.ts';

type Registration = Parsed<'notification.register'>;

/** Registers as a clerk does who reads what he is warned of and passes it. */
export function registerRead(
  typed: Pick<Registration, 'requestId' | 'values' | 'envelope'>,
  desk: DeskContext,
): void {
  const register = notificationServices['notification.register'];
  const input: Registration = { ...typed, draftId: null, passed: [], reason: null };
  try {
    register(input, desk);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'notification.warningsUnread') throw error;
    const passed = (error.issues ?? []).map(({ path, code }) => ({ path, code }));
    register({ ...input, passed, reason: 'seed' }, desk);
  }
}
