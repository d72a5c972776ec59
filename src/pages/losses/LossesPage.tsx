import { PageFrame } from '../PageFrame';
import { usePageData } from '../pageData';
import { tabNav } from '../pageNav';
import { LossesView } from './LossesView';

/** Every run that is lost for good, for those who must recreate the data. */
export function LossesPage() {
  const { urlState } = usePageData();
  return (
    <PageFrame nav={tabNav('losses', urlState)}>{(shown) => <LossesView {...shown} urlState={urlState} />}</PageFrame>
  );
}
