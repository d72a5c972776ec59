import { PageFrame } from '../PageFrame';
import { usePageData } from '../pageData';
import { tabNav } from '../pageNav';
import { RunbookView } from './RunbookView';

/** The team's runbook as the verdicts apply it, and how far it reaches. */
export function RunbookPage() {
  const { urlState } = usePageData();
  return <PageFrame nav={tabNav('runbook', urlState)}>{(shown) => <RunbookView {...shown} />}</PageFrame>;
}
