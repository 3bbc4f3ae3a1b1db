import { createHash, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from './ids.ts';
import type { StoredUser } from './store/tables/users.ts';

/** Log-ins end after this long, whatever happens at the desk (SECURITY 5.6). */
export const absoluteSessionMilliseconds = 12 * 60 * 60 * 1000;
/** The page warns and locks by itself; the core only steps in when the page is gone or lies. */
const idleGraceMilliseconds = 60 * 1000;

/** Somebody logged in at this desk. */
export interface Session {
  readonly token: string;
  readonly userId: string;
  readonly openedAt: number;
  lastActiveAt: number;
}

export function openSession(user: StoredUser, now: number, random: RandomBytes): Session {
  return {
    token: Buffer.from(random(32)).toString('base64url'),
    userId: user.id,
    openedAt: now,
    lastActiveAt: now,
  };
}

/** Compares digests, so that the time taken tells nothing about the token. */
export function isSameToken(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** Why a session can no longer be used, or null while it can. */
export function sessionEnd(
  session: Session,
  now: number,
  idleLockMinutes: number,
): 'idle' | 'expired' | null {
  if (now - session.openedAt > absoluteSessionMilliseconds) return 'expired';
  if (now - session.lastActiveAt > idleLockMinutes * 60_000 + idleGraceMilliseconds) return 'idle';
  return null;
}
