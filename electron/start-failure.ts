import type { FailureParams } from '#shared/errors.ts';

/** A sentence in each language of the product: where the page cannot open nobody has chosen one yet. */
interface Sentence {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

/**
 * What a window that cannot open says, for the system's own box. Errors of the program's files and of the data folder
 * have their own sentences; any other is named by its code alone, never by its text or stack.
 */
export function startFailure(error: unknown): { readonly title: string; readonly text: string } {
  const { kk, ru, en } = sentenceOf(error);
  return { title: 'Qabyldau', text: [kk, ru, en].join('\n\n') };
}

function sentenceOf(error: unknown): Sentence {
  const { code, params } = read(error);
  switch (code) {
    case 'app.damaged': {
      const file = String(params.file ?? '');
      return {
        kk: `Бағдарлама файлы бүлінген: ${file}. Деректерге тиілген жоқ. Qabyldau бағдарламасын қайта орнатыңыз.`,
        ru: `Повреждён файл программы: ${file}. Данные не затронуты. Установите Qabyldau заново.`,
        en: `A file of the program is damaged: ${file}. The data are not touched. Install Qabyldau again.`,
      };
    }
    case 'EACCES':
    case 'EEXIST':
    case 'ENOTDIR':
    case 'EPERM':
    case 'EROFS':
      return {
        kk: 'Деректер қалтасына жазу мүмкін емес. Оған құқық сұраңыз немесе басқа қалтаны көрсетіңіз.',
        ru: 'В папку данных нельзя писать. Попросите право на неё или укажите другую папку.',
        en: 'The data folder cannot be written. Ask for the right to it, or name another folder.',
      };
    case 'ENOSPC':
      return {
        kk: 'Дискіде орын қалмады. Орын босатып, Qabyldau бағдарламасын қайта іске қосыңыз.',
        ru: 'На диске не осталось места. Освободите место и запустите Qabyldau снова.',
        en: 'The disk is full. Free some space and start Qabyldau again.',
      };
    default: {
      const named = code === '' ? '' : ` (${code})`;
      return {
        kk: `Qabyldau іске қосылмады${named}. Деректерге тиілген жоқ. Әкімшіге хабарлаңыз.`,
        ru: `Qabyldau не запустился${named}. Данные не затронуты. Сообщите администратору.`,
        en: `Qabyldau could not start${named}. The data are not touched. Tell the administrator.`,
      };
    }
  }
}

function read(error: unknown): { readonly code: string; readonly params: FailureParams } {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return { code: '', params: {} };
  return { code: error.code, params: 'params' in error ? (error.params as FailureParams) : {} };
}
