/**
 * Day or night as she chose it, before the first paint. A page that the phone itself brings
 * is the same for everybody, so it asks the cookie; the server says it in the page as well.
 */
{
  const chosen = document.cookie.match(/(?:^|; )(?:__Host-)?t=(day|night)(?:;|$)/);
  if (chosen) document.documentElement.dataset.look = chosen[1];
}
