/** Help under F1: the mail bench. */
export const helpMail = {
  'help.mail': 'The mail bench: queue',
  'help.mail.passes':
    'The bench works in two passes: every envelope is first opened and booked, later its notices are entered. In between it waits in the queue, the first due on top.',
  'help.mail.dates':
    'Three dates are kept apart: postmark, receipt, entry. Which of the first two decides whether a notice is in time is a dated setting. Where the postmark is missing or illegible a stated rule stands in; the check shows the arithmetic.',
  'help.mail.next':
    'Ctrl+Enter takes the first free envelope and goes to its first waiting notice. Enter opens the chosen envelope, Esc comes back to its row.',
  'help.mail.taken':
    'An envelope lies on one desk at a time, and the queue says on whose. Taking it over keeps what the colleague has typed.',
  'help.mail.find':
    'Ctrl+K also finds envelopes: by the office’s number or its last digits, by the number of the postal item, by the sender.',
  'help.mailOpen': 'Opening envelopes',
  'help.mailOpen.number':
    'Ctrl+E opens an envelope; a number scanned on any page does too. A wrong check digit is a warning, and what was typed stays. An item without a number is unregistered; every envelope gets a number of the office.',
  'help.mailOpen.speed':
    'Enter goes through the fields, Ctrl+Enter books the envelope and lays the next one. Service, postmark and day of receipt are carried over; the totals of the bag stand beside.',
  'help.mailOpen.count':
    'Notices and enclosures are counted twice: as the letter declares them and as they are found. Each declared notice is followed until it is entered or explained. Nothing found books an empty envelope.',
  'help.mailOpen.again':
    'An envelope that was returned and comes again is tied to its first life: its first postmark keeps its meaning for the deadline.',
  'help.mailOpen.scan':
    'A scan (PDF, JPEG, PNG, TIFF) is chosen, dropped, or taken from the folder of the scanner. It is stored encrypted while the work goes on; one that failed is named and can be tried again.',
  'help.mailEnter': 'Entering from an envelope',
  'help.mailEnter.form':
    'The form is that of the counter, keyed to the envelope: channel, postmark and receipt come from it. The scan stands beside with zoom and rotation.',
  'help.mailEnter.carry': 'Host and address go from one notice to the next of the same envelope.',
  'help.mailEnter.draft':
    'What is typed is a draft of this place in the envelope. When a colleague takes the envelope over, the draft is offered there; nothing is lost.',
  'help.mailEnter.not':
    'What cannot be registered is decided on the page of the envelope: returned, forwarded, not a notification.',
  'help.mailDecide': 'Deciding about an envelope',
  'help.mailDecide.which':
    'Space ticks notices; a decision is about the ticked ones, else about the chosen one.',
  'help.mailDecide.return':
    'Returning asks for defects from a dated list: the key before a line ticks it. The letter names each defect and what the sender is to do.',
  'help.mailDecide.other':
    'Forwarding names the office. What is no notification, or was declared and is not inside, needs a sentence of explanation.',
  'help.mailDecide.ask':
    'A registered notice stays registered when enclosures are asked for; the letter names them.',
  'help.mailDecide.back':
    'A decision can be taken back with a reason; a registration cannot. F2 corrects what was written at the opening. All of it stays in the history.',
  'help.mailAnswer': 'Answers by post',
  'help.mailAnswer.batch':
    '“Letters to make” shows decided envelopes without an answer. Space ticks them, Ctrl+P makes the letters and slips of all as one file in the order of the envelopes.',
  'help.mailAnswer.window':
    'A letter is an A4 sheet folded at its mark; the address then stands in the window of a DL or C5 envelope.',
  'help.mailAnswer.number':
    'The outgoing number is given when letters are printed or saved. Printed again, a letter keeps its number.',
  'help.mailAnswer.withdrawn':
    'A letter whose decision was changed is marked and not dispatched: it is issued again from its envelope, or withdrawn under “Outgoing”. The number of a withdrawn letter is not given again.',
  'help.mailAnswer.dispatch':
    'Under “Outgoing” the numbers of outgoing items are typed or scanned and the dispatch list is printed. What comes back undelivered is booked there.',
  'help.mailDay': 'The day of the mail room',
  'help.mailDay.equation':
    'Nothing is lost while the day adds up: waiting in the morning + opened + taken up again = registered + returned + forwarded + other + still waiting. An envelope counts as waiting until its last notice is decided.',
  'help.mailDay.close':
    'To close the day every envelope that waits needs a reason, and every declared notice is entered or explained.',
  'help.mailDay.closed':
    'On a closed day nothing is booked or decided. A senior clerk can reopen it with a reason; the trace stays.',
  'help.mailDay.register':
    'The register lists the envelopes of a period in order of receipt and is printed as PDF.',
} as const;
