import { LinkButton } from '@grafana/ui';
import { RunLink } from './runLinks';

/** A button that leads to a page of ours, or opens another place beside it. */
export function PlaceLink({ link: { text, href, leads } }: { link: RunLink }) {
  const out = leads === 'out' && ({ target: '_blank', rel: 'noreferrer' } as const);
  return (
    <LinkButton href={href} {...out} size="sm" variant="secondary" icon={out ? 'external-link-alt' : 'arrow-right'}>
      {text}
    </LinkButton>
  );
}
