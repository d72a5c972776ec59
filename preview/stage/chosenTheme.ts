const themeKey = 'preview.theme';

export type ThemeName = 'dark' | 'light';

/** The theme of the address (`?theme=light`), else the one that was last chosen in this browser, else dark. */
export function chosenTheme(): ThemeName {
  const asked = new URLSearchParams(window.location.search).get('theme') ?? window.localStorage.getItem(themeKey);
  return asked === 'light' ? 'light' : 'dark';
}

/** Keeps a theme for the next load of a page. */
export function keepTheme(theme: ThemeName) {
  window.localStorage.setItem(themeKey, theme);
}
