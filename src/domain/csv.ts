// A spreadsheet runs what begins so as a formula, and what is in the log anybody may have written.
const FORMULA = /^[\t\r\n ]*[=+\-@]|^[\t\r]/;

function cell(value: string | number): string {
  if (typeof value === 'number') {
    return String(value);
  }
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A table as CSV (RFC 4180), for a spreadsheet: text that would be a formula there gets an apostrophe before it, which
 * spreadsheets take for "this is text". Our own few lines: the packages that do this bring a parser and streams along.
 * @param rows as many cells each as there are column names
 */
export function csv(columns: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
