import { LogDocument } from './logDocument';

/** How a document holds what was logged, in words. */
export const shapeWords = {
  'compact-message': 'JSON in the text',
  'compact-fields': 'fields of their own',
  'compact-app': 'fields under “app”',
  rendered: 'plain text',
} as const;

export type DocumentShape = keyof typeof shapeWords;

const hasTemplate = (value: unknown, prefix: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Object.hasOwn(value, `${prefix}@mt`) || Object.hasOwn(value, `${prefix}@m`));

/** In which of the shapes a document is that the API's pipelines write (docs/job-logs.md). */
export function documentShape({ source }: LogDocument): DocumentShape {
  if (hasTemplate(source['app'], '') || hasTemplate(source, 'app.')) {
    return 'compact-app';
  }
  if (hasTemplate(source, '')) {
    return 'compact-fields';
  }
  const { message } = source;
  return typeof message === 'string' && message.trimStart().startsWith('{') ? 'compact-message' : 'rendered';
}
