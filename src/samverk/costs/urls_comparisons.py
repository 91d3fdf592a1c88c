"""The addresses of keys and of comparisons."""

from django.urls import URLPattern, path

from samverk.costs.views import comparing_acts, comparisons, keys

_COSTS = "struktur/<slug:structure>/kostnader/"
_KEY = f"{_COSTS}nycklar/<slug:key>/"
_COMPARISON = f"{_COSTS}jamforelser/<slug:key>/"

patterns: list[URLPattern] = [
    path(f"{_COSTS}nycklar/", keys.keys, name="keys"),
    path(f"{_COSTS}nycklar/ny/", keys.new_key, name="new-key"),
    path(_KEY, keys.key, name="key"),
    path(f"{_KEY}<int:number>.toml", keys.key_file, name="key-file"),
    path(f"{_KEY}gor/galla/", keys.key_in_force, name="key-in-force"),
    path(f"{_COSTS}jamforelser/ny/", comparing_acts.new_comparison, name="new-comparison"),
    path(_COMPARISON, comparisons.comparison, name="comparison"),
    path(f"{_COMPARISON}tabell.<slug:form>", comparisons.comparison_file, name="comparison-file"),
    path(f"{_COMPARISON}bilaga.pdf", comparisons.comparison_annex, name="comparison-annex"),
    path(f"{_COMPARISON}gor/<slug:act>/", comparing_acts.act, name="comparison-act"),
    path(
        f"{_COMPARISON}<int:number>/<slug:party>/",
        comparisons.comparison_part,
        name="scenario-part",
    ),
]
