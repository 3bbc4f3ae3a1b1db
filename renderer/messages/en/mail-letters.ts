/** Letters to senders of envelopes and to other offices. */
export const mailLetters = {
  'letters.title': 'Letters and slips',
  'letters.about':
    '{count|one:# envelope|other:# envelopes}: each letter with its slips, in the order of the envelopes, in one file.',
  'letters.label': 'Letters, sheet {page} of {pages}',
  'letters.page': 'Sheet {page} of {pages}',
  'letters.before': 'Sheet before',
  'letters.after': 'Next sheet',
  'letters.notYet': 'The numbers are given when the letters are printed or saved.',
  'letters.print': 'Print the letters',
  'letters.printAgain': 'No, print again',
  'letters.save': 'Save as a file',
  'letters.done.opened': '{count|one:# letter was|other:# letters were} handed to the print window.',
  'letters.done.saved': '{count|one:# letter was|other:# letters were} saved among the downloads.',
  'letters.given': 'Outgoing numbers',
  'letters.previewFailed': 'The letters cannot be shown here. They can still be printed and saved.',
  'letters.kind.reply': 'reply',
  'letters.kind.ask': 'enclosures asked for',
  'letters.kind.return': 'return',
  'letters.kind.forward': 'forwarded',
  'settings.list.return-defects': 'Reasons to return a notice',
  'settings.field.todo': 'What to do',
  'settings.field.todo.kk': 'What to do, in Kazakh',
  'settings.field.todo.ru': 'What to do, in Russian',
  'settings.field.todo.en': 'What to do, in English',
  'errors.letter.undecided':
    'Envelope {number} has notices nobody has decided about. No letter was made. Decide about them first.',
  'errors.letter.busy':
    'The envelopes changed while the letters were being made. Nothing was numbered. Try again.',
  'errors.letter.nothing': 'Nothing of these envelopes is answered by a letter. No number was used.',
  'errors.letter.noAddressee':
    'Envelope {number} names no sender, neither name nor address. No letter was made. Correct the envelope or leave it out.',
  'errors.letter.addressTooLong':
    'The address of envelope {number} is too long for the window of the letter. No letter was made. Shorten name or address in the envelope.',
  'errors.letter.tooMany':
    'These letters come with {count} slips; one file takes at most {limit}. Nothing was made. Choose fewer envelopes.',
} as const;
