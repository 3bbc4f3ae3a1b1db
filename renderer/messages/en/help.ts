/** Help under F1: short, by topic. */
export const help = {
  'help.title': 'Help',
  'help.topics': 'Topics',
  'help.desk': 'The notification form',
  'help.desk.order':
    'The whole notification is one page, in the order of the paper: host, foreigners, entry and regime, purpose and work, stay, enclosures, receipt.',
  'help.desk.enter':
    'Enter goes to the next field, Tab too. F8 goes to the next problem, F6 between the form and the checks.',
  'help.desk.people':
    'Several foreigners of one host go into one notification: Ctrl+Shift+N adds the next. Children stand inside the entry of their parent.',
  'help.desk.known':
    'A host or person the office knows is offered while one types. Ctrl+D takes the offer over; nothing is filled in by itself.',
  'help.desk.checks':
    'The checks on the right follow the typing. Each opens to the rule, the values and the days counted.',
  'help.desk.register':
    'Ctrl+Enter registers: the number is given, the record is saved and the slip is shown. A late notification is registered too; the lateness is marked.',
  'help.desk.warnings':
    '■ at a field must be corrected. ▲ may be passed with a reason, which is kept with the record.',
  'help.scan': 'Passport readers',
  'help.scan.reader':
    'A reader that types like a keyboard works from any place: the strip goes to the person being entered, whichever field the cursor is in.',
  'help.scan.paste': 'A strip that was copied can be pasted in the same way.',
  'help.scan.digits':
    'Check digits are verified. A field whose digit does not fit is marked: compare it with the document. Nothing is corrected silently.',
  'help.scan.layout': 'The keyboard layout does not matter: Latin, Russian or Kazakh.',
  'help.scan.none':
    'If nothing arrives, set the reader to keyboard mode with Enter at the end, and try it in the search field.',
  'help.lights': 'What the lights mean',
  'help.lights.order': 'nothing to do',
  'help.lights.look': 'look before registering; it may be passed',
  'help.lights.stop': 'the ground named is not given; the notification is registered all the same',
  'help.lights.noData': 'a value is missing; the line says what to ask for',
  'help.lights.off': 'the check does not apply',
  'help.lights.text': 'Shape, colour and word say the same, so that the colour need not be seen.',
  'help.lights.unconfirmed':
    '“Unconfirmed” beside a line: it rests on a value no source settles. An administrator can name the source in the settings.',
  'help.drafts': 'Drafts and locking',
  'help.drafts.saved':
    'Everything typed is saved as a draft at once, encrypted like the records. The time stands beside the title.',
  'help.drafts.lock':
    'Ctrl+L locks at once. Without a key press the desk locks by itself, with a warning 30 seconds before. After the login the form is there as it was.',
  'help.drafts.crash': 'After a crash or a power cut the draft is offered again at the next start.',
  'help.drafts.other': 'Drafts of colleagues of this counter can be taken up when they have left.',
  'help.slips': 'Slips',
  'help.slips.print':
    'After registration the slip is shown as it will be printed: Ctrl+P prints it. It can be saved as PDF as well.',
  'help.slips.again':
    'A slip can be printed again from the record. It is marked as a reprint with its number.',
  'help.slips.code': 'The code on the slip, scanned at this counter, opens the record.',
  'help.slips.printer': 'If the printer fails, the record is safe: repair the printer and print again.',
  'help.list': 'List and search',
  'help.list.today':
    'The list shows what was registered, newest first, with filters for the late and the doubtful.',
  'help.list.search':
    'Ctrl+K searches everything: registration number, document, IIN or BIN, name in any script, from its first letters.',
  'help.list.keys': 'The arrows choose a row, Enter opens it, Esc comes back to the same row.',
  'help.settings': 'Settings',
  'help.settings.who':
    'An administrator keeps the office, the users, the settings of the checks and the reference data. Everybody may read them and change their own password and language.',
  'help.settings.days':
    'Settings and reference rows hold from a day on. A new value does not change what was registered before.',
  'help.settings.password':
    'A new user gets a one-time password and replaces it at the first login. The same goes for a forgotten password.',
  'help.settings.recovery':
    'The recovery key, printed at set-up, opens the store when no administrator can log in. Keep it under lock, away from the computer.',
  'help.settings.copy':
    'A copy of the data folder, taken while the program is closed, holds everything and stays encrypted.',
  'help.trouble': 'What to do when…',
  'help.trouble.late':
    'The notification comes late: register it. The slip shows the days counted; nobody is turned away for it.',
  'help.trouble.duplicate':
    'The person is on record already: open the comparison in the checks. The same stay is not registered twice; another address may be a move.',
  'help.trouble.name': 'The person has one name only: type it as the surname and leave the given name empty.',
  'help.trouble.list':
    'Something is missing in a list: where free text is taken, type it as it is; elsewhere ask an administrator to add a row.',
  'help.trouble.password':
    'A password is forgotten: an administrator gives out a one-time one; without an administrator the recovery key helps at the login.',
  'help.trouble.answer':
    'The program does not answer: wait a little; what is saved is safe. Then start it again.',
  'help.trouble.disk':
    'The disk is full or damaged: do not switch the computer off, call the administrator and copy the data folder to another disk.',
} as const;
