import { AttemptError } from '../../domain/jobs/jobEvent';

/** "TimeoutException: The operation has timed out." The type's namespace is left out, wherever it stands. */
export function errorText({ type, message }: AttemptError): string {
  const shortType = type?.split('.').at(-1);
  if (!type || !shortType) {
    return message;
  }
  const shortMessage = message.startsWith(type) ? shortType + message.slice(type.length) : message;
  return shortMessage.includes(shortType) ? shortMessage : `${shortType}: ${shortMessage}`;
}

/** "TimeoutException": what an error is called for short; its message where it has no type. */
export const causeName = ({ type, message }: AttemptError): string => type?.split('.').at(-1) || message;
