import { usePageData } from './pageData';
import { PageFrame } from './PageFrame';
import { tabNav } from './pageNav';
import { ReportView } from './ReportView';

/** The first page: what is lost, what can be saved, what to do, and what that rests on. */
export function WhatNeedsYouPage() {
  const { urlState } = usePageData();
  return <PageFrame nav={tabNav('needsYou', urlState)}>{(shown) => <ReportView {...shown} />}</PageFrame>;
}
