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
  'help.work': 'The work check',
  'help.work.block':
    'With the purpose “work” the block Work stands below the person. Begin with the permit number: what the register knows is offered at once.',
  'help.work.take':
    'Ctrl+D takes an offered permit over into the form; at a permit in the check the button “Take over” does the same.',
  'help.work.verdict':
    'The check on the right gives one verdict for each person. Its first line decides; the lines below opened show the rule, the values and the age of the register. F6 goes there and back.',
  'help.work.lights': 'The signs, read for work:',
  'help.work.noData':
    '◆ is neither yes nor no: the case stays under Follow-up until a paper, data or a decision is there.',
  'help.work.counsel': '“What would make it clear” names what to correct, to bring or to ask.',
  'help.work.stay':
    'The stay is recorded whatever the check says. The verdict is kept with the record and stands apart on the slip.',
  'help.work.again':
    'On the page of a record, “Judge again” sets the verdict kept beside one by today’s data; “Refer” hands the case to whoever decides.',
  'help.permits': 'Permits',
  'help.permits.find':
    'The search takes a number, passport, IIN, BIN or name in any script. Enter goes into the rows, Enter on a row opens the permit, Esc comes back to the row.',
  'help.permits.ending': '“Ends in 60 days” leaves permits in force that end soon, the soonest first.',
  'help.permits.life':
    'The page of a permit shows its life line: extensions, suspensions, the days to ask for an extension; and who is staying under it now.',
  'help.permits.keep':
    'A senior clerk or administrator enters permits, corrects them with F2 and changes the status; Ctrl+Enter saves. Earlier statuses stay in the history.',
  'help.permits.age':
    'The day up to which the register is complete stands at the top. The older it is, the less the absence of a permit says.',
  'help.quota': 'Quota',
  'help.quota.read':
    'Choose year and line: each region shows limit, use and balance. Enter opens the history of a line, Esc comes back to it.',
  'help.quota.never':
    'Registering a stay never uses quota up. Figures are entered here or taken in from a file.',
  'help.quota.day':
    'A limit holds from a day on. A permit is compared with the limit of its day of issue; earlier limits stay.',
  'help.quota.keep':
    'A senior clerk enters the use, an administrator the limits; Ctrl+Enter saves. Enter on a row of the history corrects it; what it replaces stays.',
  'help.quota.none':
    '“Not found” is not zero: nobody has found a figure. “Unconfirmed”: no source settles it.',
  'help.imports': 'Files of permits and quotas',
  'help.imports.read':
    'Choose a CSV or XLSX file, what is in it, its source and the day its data are of. Ctrl+Enter goes on at each step.',
  'help.imports.columns':
    'Columns are proposed by their names; look at the samples. The choice is kept for the next file of the source.',
  'help.imports.check':
    'Checking the rows changes nothing yet: it says what is new, what changes and what needs repair.',
  'help.imports.repair': 'F2 repairs the chosen row. A row that is left out keeps the reason.',
  'help.imports.accept':
    'Taking in can be stopped and gone on with. While rows wait for repair, the register does not count as complete for that day.',
  'help.imports.typed':
    'What was corrected here later than the day of the file is not written over: compare it by hand.',
  'help.tasks': 'Follow-up',
  'help.tasks.lists':
    'Four lists: work checks that lack something, permits that end soon, quota lines above their limit, cases referred. The number in the rail counts the open lines.',
  'help.tasks.keys':
    'The arrows choose a line. F2 gives it an owner, a due day and a note; Enter opens the record or the quota line, Esc comes back.',
  'help.tasks.settle': '“Settle” asks what was done. The line comes back when the data behind it change.',
  'help.tasks.refer':
    'A case is referred on the page of its record; what came back is entered here. The verdict of the record stays as it was.',
  'help.packages': 'Work rules',
  'help.packages.what':
    'A rule package is the whole table the work check reads, with its first day. Every verdict names its package and can be repeated with it years later.',
  'help.packages.change':
    'A package is saved to a file, changed and loaded again. It needs a number and a first day of its own.',
  'help.packages.trial':
    'Before it is taken in, the open records whose verdict would be another are listed. Verdicts on record stay. A reason is asked for: an act, a letter.',
  'help.packages.switches':
    'What the sources leave open about work and quota is decided by switches, in Settings, “Checks and time”. They hold from a day on and show what would change.',
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
