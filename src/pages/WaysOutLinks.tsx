import { TextLink } from '@grafana/ui';
import { WayOut } from './waysOut';

/** Links to what shows the same app and range elsewhere. */
export function WaysOutLinks({ ways }: { ways: readonly WayOut[] }) {
  return ways.map(({ text, href, isInside }) => (
    <TextLink key={text} href={href} external={!isInside} variant="bodySmall" inline={false}>
      {text}
    </TextLink>
  ));
}
