import { config } from '@grafana/runtime';
import type { BootData } from '../bootData';

/** What the server gave the page to start from. */
export const stageBoot = config.bootData as unknown as BootData;
