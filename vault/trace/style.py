"""How a page of a trace looks, light and dark; it needs nothing from anywhere else."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c1e21; --soft: #666c75; --line: #d9dce1;
  --paper: #ffffff; --tint: #f5f6f8; --mark: #fff0b8; --added: #dcf5e1; --gone: #fbe1e0;
  --odd: #8a4b00; --odd-paper: #ffeacc; --link: #0b57b0; --bar: #7da7d9; --bar-2: #b9cfe8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e6ea; --soft: #9aa1ab; --line: #3a3f47;
  --paper: #16181c; --tint: #1f2228; --mark: #5a4a10; --added: #1d4a2b; --gone: #5a2624;
  --odd: #ffc46b; --odd-paper: #4a3413; --link: #86b7f5; --bar: #4a77ad; --bar-2: #2f4c6e; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem; background: var(--paper);
  color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .4rem; }
h1 small, h2 small { color: var(--soft); font-weight: 400; font-size: .85rem; margin-left: .5rem; }
p { margin: .2rem 0; } .soft { color: var(--soft); } a { color: var(--link); }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.command { display: inline-block; background: var(--tint); border: 1px solid var(--line);
  border-radius: 4px; padding: .1rem .4rem; user-select: all; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; min-width: 40%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .7rem .3rem .4rem;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; font-size: .85rem; border-bottom: 2px solid var(--line);
  white-space: nowrap; }
td.when, td.number, .load { white-space: nowrap; } td.number { text-align: right; }
tr:target > td { outline: 2px solid var(--link); }
td.changed { background: var(--mark); } tr.added > td.cell { background: var(--added); }
tr.removed > td.cell { background: var(--gone); text-decoration: line-through; }
td del { color: var(--soft); display: block; font-size: .85rem; }
td.changed ins { text-decoration: none; font-weight: 600; }
.null { color: var(--soft); font-style: italic; }
.badge { display: inline-block; border-radius: 4px; padding: 0 .4rem; font-size: .8rem;
  background: var(--odd-paper); color: var(--odd); margin-right: .25rem; }
.personal { background: var(--tint); color: var(--soft); border: 1px solid var(--line); }
.strips { display: grid; grid-template-columns: max-content 1fr; gap: .3rem .8rem;
  align-items: center; margin: 1rem 0; }
.strip { position: relative; height: 1.1rem; background: var(--tint); border-radius: 3px;
  overflow: hidden; }
.strip a { position: absolute; top: 0; bottom: 0; background: var(--bar); min-width: 3px;
  border-left: 2px solid var(--paper); }
.strip a:nth-child(even) { background: var(--bar-2); }
.axis { display: flex; justify-content: space-between; color: var(--soft); font-size: .8rem; }
""".strip()
