"""Measurements in the form that Prometheus reads, summed over all processes of the site.

Several processes share them through files in the folder that PROMETHEUS_MULTIPROC_DIR names; the library looks at
that variable when it is imported, so whoever starts the processes sets it for them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import InfoMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
MEDIA_TYPE = CONTENT_TYPE_LATEST

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The measurements of one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "communique_http_requests",
            "Requests answered, by the template of their address.",
            ("route", "method", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "communique_http_request_seconds",
            "Seconds from a request's head to the last byte of its answer.",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._bytes = Counter(
            "communique_http_response_bytes", "Bytes of answers' bodies.", ("route",), registry=self._registry
        )
        self.in_progress = self._gauge("communique_http_requests_in_progress", "Requests being answered.")
        self._queries = Counter(
            "communique_queries", "SPARQL queries, by how they ended.", ("outcome",), registry=self._registry
        )
        self._query_seconds = Histogram(
            "communique_query_seconds",
            "Seconds from a query's arrival to its end, the time in the queue included.",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self.processes = self._gauge("communique_query_processes", "Query processes there are.")
        self.busy = self._gauge("communique_query_processes_busy", "Query processes that answer a query.")
        self.waiting = self._gauge("communique_queries_waiting", "Queries that wait for a process.")
        self.log_lost = self._gauge("communique_access_log_lost", "Lines of the access log that were not written.")

    def _gauge(self, name: str, help_: str) -> Gauge:
        return Gauge(name, help_, registry=self._registry, multiprocess_mode="livesum")

    def request(self, route: str, method: str, status: int, seconds: float, sent: int) -> None:
        """Count an answer; `sent` are the bytes of its body."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        self._bytes.labels(route).inc(sent)

    def query(self, outcome: str, seconds: float) -> None:
        """Count a query."""
        self._queries.labels(outcome).inc()
        self._query_seconds.observe(seconds)

    def page(self, release: str | None, version: str) -> bytes:
        """Return all measurements, with the release served and the software's version."""
        folder = os.environ.get(FOLDER)
        registry = CollectorRegistry() if folder else self._registry
        if folder:
            MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
        about = CollectorRegistry()
        about.register(_About({"release": release or "", "version": version}))
        return generate_latest(registry) + generate_latest(about)


class _About(Collector):
    """What is served, as labels of a measurement that is always 1."""

    def __init__(self, labels: dict[str, str]) -> None:
        self._labels = labels

    def collect(self) -> Iterable[Metric]:
        return self._collected()

    def _collected(self) -> Iterator[Metric]:
        yield InfoMetricFamily(
            "communique_serving", "The release served and the version of the software.", self._labels
        )
