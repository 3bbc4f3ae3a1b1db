/** The reader's worker ships without types; the page only hands it over. */
declare module 'pdfjs-dist/build/pdf.worker.mjs';
