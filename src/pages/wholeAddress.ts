import { locationUtil } from '@grafana/data';

/** An address within this Grafana, or of another host, as it can be pasted elsewhere: with scheme and host. */
export const wholeAddress = (address: string): string =>
  address.startsWith('/') ? new URL(locationUtil.assureBaseUrl(address), document.baseURI).href : address;
