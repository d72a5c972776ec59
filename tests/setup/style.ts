/** Stands for the style sheets that libraries import: jsdom draws nothing. */
export {};
