import type { Failure } from '#shared/errors.ts';
import { say, t } from './locale.ts';

/** What a failure says to a person in the current language, with the number support asks for when there is one. */
export function failureText({ code, params }: Failure): string {
  const sentence = say(`errors.${code}`, params);
  const { reference } = params;
  return reference === undefined ? sentence : `${sentence} ${t('errors.reference', { reference })}`;
}
