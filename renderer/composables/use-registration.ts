import { ref, shallowRef } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Failure } from '#shared/errors.ts';
import type { EnvelopePlace, Notification } from '#shared/notification.ts';
import { call } from '../api.ts';
import type { NotificationDraft } from './use-notification-draft.ts';
import type { NotificationForm } from './use-notification-form.ts';
import type { NotificationIssues } from './use-notification-issues.ts';

/** What happened to an attempt to register. */
export type Outcome = 'incomplete' | 'warnings' | 'failed' | Notification;

interface Registration {
  readonly form: NotificationForm;
  readonly issues: NotificationIssues;
  readonly draft: NotificationDraft;
  /** The place in the mail the notice came in; null at the counter. */
  readonly place: EnvelopePlace | null;
}

/** Registers the form: errors first, then the warnings with a reason, then the record. */
export function useRegistration({ form, issues, draft, place }: Registration) {
  const busy = ref(false);
  const failure = shallowRef<Failure | null>(null);
  /** The strip with the warnings is open and waits for a reason. */
  const asksReason = ref(false);
  const reason = ref('');
  const reasonMissing = ref(false);

  function startAnew(): void {
    failure.value = null;
    asksReason.value = false;
    reason.value = '';
    reasonMissing.value = false;
  }

  /** True when the form itself stands in the way; says which way. */
  function hindrance(): 'incomplete' | 'warnings' | null {
    issues.showAll.value = true;
    if (issues.blocking.value.length > 0) {
      asksReason.value = false;
      return 'incomplete';
    }
    if (issues.warnings.value.length === 0) {
      asksReason.value = false;
      return null;
    }
    const asked = asksReason.value;
    asksReason.value = true;
    reasonMissing.value = asked && reason.value.trim() === '';
    return asked && !reasonMissing.value ? null : 'warnings';
  }

  async function register(): Promise<Outcome> {
    if (busy.value) return 'failed';
    failure.value = null;
    issues.refused.value = [];
    const inTheWay = hindrance();
    if (inTheWay !== null) return inTheWay;
    busy.value = true;
    try {
      // The draft in the store is what survives if the power goes now.
      await draft.flush();
      const passed = issues.warnings.value.map(({ issue: { path, code } }) => ({ path, code }));
      const notification = await call('notification.register', {
        requestId: draft.requestId.value,
        draftId: draft.id.value,
        values: form.values,
        envelope: place,
        passed,
        reason: passed.length > 0 ? reason.value.trim() : null,
      });
      draft.close();
      return notification;
    } catch (error) {
      return refusalOf(failureOf(error));
    } finally {
      busy.value = false;
    }
  }

  /** The core reads the form once more with its own clock and lists; what it finds is shown like what the page finds. */
  function refusalOf(refused: Failure): Outcome {
    if (refused.issues === undefined || refused.issues.length === 0) {
      failure.value = refused;
      return 'failed';
    }
    issues.refused.value = refused.issues;
    const outcome = hindrance();
    if (outcome === null) failure.value = refused;
    return outcome ?? 'failed';
  }

  return { busy, failure, asksReason, reason, reasonMissing, register, startAnew };
}
