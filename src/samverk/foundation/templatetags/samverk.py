"""{% load samverk %}: everything that a page of Samverk needs, in one library."""

from django import template

from samverk.foundation.templatetags import components, links, marks, words

register = template.Library()
for _part in (components, links, marks, words):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
