/** How the page looks: on a screen in light and dark, on a telephone, and on paper. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1f2937; --quiet: #5b6472; --line: #e2e5ea; --link: #00588a; --soft: #f7f8fa; --picture: #5b6472;
  --good: #009e73; --bad: #d55e00; --open: #e69f00; --none: #9ca3af; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181f; --ink: #e6e9ee; --quiet: #a8b0bd; --line: #333a45; --link: #7cc4ee; --soft: #1c222b; --picture: #b6bdc9; } }
* { box-sizing: border-box; }
body { background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 84rem; padding: 2rem 1.25rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .6rem; } h2 { font-size: 1.3rem; margin: 0 0 .2rem; } h3 { font-size: 1.05rem; margin: 0 0 .5rem; } h4 { font-size: 1rem; font-weight: 600; margin: 0; }
a { color: var(--link); } header p { margin: .2rem 0; } .about { color: var(--quiet); margin: 0 0 1rem; max-width: 46rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; margin: 1rem 0 0; padding: 0; font-size: .9rem; }
section { border-top: 1px solid var(--line); margin-top: 2.2rem; padding-top: 1.4rem; }
.line { border-left: 4px solid var(--none); padding: .1rem 0 .1rem .8rem; margin: 0 0 1.1rem; overflow-wrap: anywhere; break-inside: avoid; }
.line p { margin: .1rem 0; } .line.owed { border-color: var(--bad); } .line.kept { border-color: var(--good); } .line.not-due { border-color: var(--open); }
.value { font-size: 1.15rem; font-weight: 650; } .means, .details { font-size: .9rem; } .details { margin: .2rem 0; padding-left: 1.1rem; } .foot { color: var(--quiet); font-size: .85rem; }
.line h4, .line .value { display: inline; } .line h4 { margin-right: .5rem; }
section:not(.drawn) .lines { align-items: start; display: grid; gap: 1.1rem 2rem; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); } section:not(.drawn) .lines .line { margin: 0; }
section.figures .lines { align-items: stretch; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); }
.figures .line { border: 1px solid var(--line); border-top: 4px solid var(--none); border-radius: .4rem; margin: 0; padding: .8rem; }
.figures .owed { border-top-color: var(--bad); } .figures .kept { border-top-color: var(--good); } .figures .not-due { border-top-color: var(--open); } .figures h4, .figures .value { display: block; } .figures .value { font-size: 1.25rem; line-height: 1.25; margin: .2rem 0 .4rem; }
.evidence .value { font-size: .95rem; } .sides { display: grid; gap: 2rem; grid-template-columns: 1fr 1fr; }
.pictures { display: grid; gap: 1.6rem; align-content: start; } figure { margin: 0; break-inside: avoid; } figcaption { color: var(--quiet); font-size: .85rem; margin-bottom: .5rem; max-width: 40rem; } figcaption b { color: var(--ink); display: block; font-size: .95rem; }
svg { display: block; height: auto; max-width: 100%; } svg [fill="#6b7280"] { fill: var(--picture); } .narrow { display: none; }
.drawn .body { display: grid; gap: 1.5rem 2.5rem; grid-template-columns: minmax(0, 1fr) minmax(0, 620px); }
details { border-top: 1px solid var(--line); padding: .6rem 0; } details.folded { border: 0; font-size: .9rem; padding: .1rem 0; } summary { cursor: pointer; } .table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; } th, td { border-bottom: 1px solid var(--line); padding: .25rem .9rem .25rem 0; text-align: left; vertical-align: top; white-space: nowrap; } th { color: var(--quiet); font-weight: 500; }
@media (max-width: 64rem) { .drawn .body { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 43rem) { body { padding: 1.2rem .9rem; } .sides { grid-template-columns: minmax(0, 1fr); } .wide { display: none; } .narrow { display: block; } nav ul { flex-direction: column; } }
@media print {
  :root { color-scheme: light; --ground: #fff; --ink: #000; --quiet: #444; --line: #ccc; --link: #000; --picture: #444; }
  body { font-size: 9.5pt; max-width: none; padding: 0; } nav { display: none; } .wide { display: block; } .narrow { display: none; } .drawn .body { grid-template-columns: minmax(0, 1fr); } svg { max-width: 14cm; }
  details::details-content { block-size: auto; content-visibility: visible; } th, td { white-space: normal; } h2, h3, .about, summary { break-after: avoid; }
}
`;
