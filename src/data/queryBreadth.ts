import { apiCatalogue } from '../domain/jobs/jobCatalogue';
import { LogFields } from '../domain/links/logFields';
import { framePrefixes } from './exceptionPhrases';
import { neededPhrases, textFields } from './logQuery';

const VALUE = String.raw`(?:"(?:\\.|[^"\\])*"|\([^()]*\)|(?:\\.|[^\s()"\\])+)`;
const PHRASE = /"((?:\\.|[^"\\])*)"/g;
const PAYLOADS = /\("Payload" AND \([^()]*\)\)/g;
const FIELD_NAME = /([\w.@]+):(?=[\s("]|$)/g;

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Clauses that choose the app, whose lines they leave whole. */
function appClauses({ app }: LogFields): RegExp {
  const names = app.map((field) => `${escapeRegExp(field)}(?:\\.keyword)?`).join('|');
  return new RegExp(`(?<![\\w.-])(?:${names}):${VALUE}`, 'g');
}

const isNothing = (text: string): boolean => /^[\s()*]*$/.test(text.replace(/\b(?:AND|OR)\b/g, ' '));

/** Whether phrases are looked for in every field, or in each of those that hold the words of a shape of documents. */
function namesFields(text: string, fields: LogFields): boolean {
  const named = new Set([...text.matchAll(FIELD_NAME)].map(([, name]) => name));
  return named.size === 0 || textFields(fields).every((name) => named.has(name));
}

/**
 * Whether a query text lets every line pass that a report needs: it chooses apps and nothing else, or it asks for any of
 * at least the phrases that are needed. A text that cannot be judged counts as too narrow, since what it leaves out would
 * pass for silence.
 */
export function asksForEverything(query: string, fields: LogFields, catalogue = apiCatalogue): boolean {
  const withoutApp = query.replace(appClauses(fields), ' ');
  const aboutLines = withoutApp.replace(PAYLOADS, ' ');
  if (isNothing(aboutLines)) {
    return true;
  }
  const phrases = new Set([...aboutLines.matchAll(PHRASE)].map(([, phrase]) => phrase));
  const operators = framePrefixes(catalogue).reduce(
    (text, prefix) => text.replaceAll(prefix, ' '),
    aboutLines.replace(PHRASE, ' ')
  );
  const ands = operators.match(/\bAND\b/g)?.length ?? 0;
  return (
    neededPhrases(catalogue).every((phrase) => phrases.has(phrase)) &&
    namesFields(operators, fields) &&
    isNothing(operators.replace(FIELD_NAME, ' ')) &&
    // The one between app and lines; another would let only lines pass that have two phrases.
    ands <= (withoutApp === query ? 0 : 1)
  );
}
