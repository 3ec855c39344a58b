"""How the web page of a report looks, on a screen and on paper."""

from app.core.scoring import Standing
from app.report.colours import GREY, GROUNDS, INK, PALE, PETROL, RULE, WHITE

#: The class of a cell that says how far something has come.
CLASSES = {Standing.IN_PLACE: "in-place", Standing.UNDERWAY: "underway", Standing.MISSING: "missing"}

_GROUNDS = "".join(
    f"td.{CLASSES[standing]}{{background:#{ground};color:#{ink}}}"
    for standing, (ground, ink) in GROUNDS.items()
)

STYLE = f"""
body{{margin:0;color:#{INK};background:#{WHITE};font:1rem/1.45 system-ui,sans-serif}}
main{{max-width:48rem;margin:0 auto;padding:1rem}}
h1,h2,h3{{color:#{PETROL};line-height:1.2;break-after:avoid}}
h1{{margin:0 0 .2rem;font-size:1.9rem}}
h2{{margin:2rem 0 .5rem;font-size:1.35rem}}
h3{{margin:1.2rem 0 .4rem;font-size:1.05rem}}
p,ul{{margin:.4rem 0}}
ul{{padding-left:1.3rem}}
.subtitle,.note,caption{{color:#{GREY}}}
.note,caption{{font-size:.9rem}}
.box{{padding:.6rem 1rem;background:#{PALE};border-left:.3rem solid #{PETROL}}}
.box h2{{margin-top:0}}
.box ul{{padding-left:0;list-style:none}}
table{{width:100%;border-collapse:collapse;font-size:.93rem}}
caption{{text-align:left;padding:.3rem 0}}
th,td{{padding:.3rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid #{RULE}}}
td:first-child{{overflow-wrap:anywhere;hyphens:auto}}
thead th{{background:#{PETROL};color:#{WHITE}}}
td.n{{text-align:right;white-space:nowrap}}
{_GROUNDS}
figure{{margin:.8rem 0;break-inside:avoid}}
figcaption{{font-weight:600}}
.legend{{display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:.3rem 0;padding:0;list-style:none;font-size:.9rem}}
.swatch{{vertical-align:-.15em;overflow:visible}}
.chart{{display:block;overflow:visible}}
.chart text{{font-weight:600}}
.chart .name,.chart .end{{fill:currentColor}}
.chart .name{{font-weight:400}}
.chart .in{{paint-order:stroke;stroke-width:4px}}
.chart rect{{stroke:#{WHITE};stroke-width:2px}}
.chart .track{{stroke:#{RULE};stroke-width:2px}}
.chart .between{{stroke:#{GREY};stroke-width:5px}}
.before{{fill:#{WHITE};stroke-width:3px}}
details{{font-size:.9rem}}
@media screen and (max-width:40rem){{
table{{font-size:.8125rem}}
col{{width:auto!important}}
th,td{{padding:.3rem .2rem}}
}}
@page{{size:A4;margin:12mm 18mm}}
@media print{{
html{{font-size:8.5pt}}
body{{font-family:Arial,sans-serif}}
main{{max-width:none;padding:0}}
*{{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
tr,li,table{{break-inside:avoid}}
h2{{margin-top:1rem}}
h3{{margin-top:.6rem}}
p,ul{{margin:.25rem 0}}
figure{{margin:.5rem 0}}
th,td{{padding:.15rem .4rem}}
.chart{{font-size:.85rem}}
thead{{display:table-header-group}}
details{{display:none}}
}}
"""
