/**
 * What a changelog in the form of Keep a Changelog says of a version.
 * @param {string} changelog @param {string} version
 * @returns {string | null} null: there is no entry with a date
 */
export function notesOf(changelog, version) {
  const sections = changelog.split(/^(?=## )/m);
  const isEntry = (/** @type {string} */ section) => /^## \[(.+)\] - \d{4}-\d\d-\d\d\n/.exec(section)?.[1] === version;
  const entry = sections.find(isEntry);
  return entry === undefined ? null : entry.slice(entry.indexOf('\n')).trim();
}
