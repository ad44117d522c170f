"""Lambda's JSON logs, which ministack leaves as plain text: a function's records, and the lines of the platform itself.

https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
"""

import json
from datetime import UTC, datetime
from typing import Any

from ministack.core import lambda_runtime
from ministack.services import cloudwatch_logs

# What Lambda's runtime for Python does before it imports a function; the request's id is that of the invocation that runs.
HANDLER = """
import json as _ms_json, logging as _ms_logging, sys as _ms_sys, time as _ms_time
_ms_running = {}
_ms_usual = set(vars(_ms_logging.makeLogRecord({})))

class _MsJson(_ms_logging.Formatter):
    converter = _ms_time.gmtime

    def format(self, record):
        line = {"timestamp": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"), "level": record.levelname,
                "message": record.getMessage(), "logger": record.name, "requestId": _ms_running.get("id")}
        if record.exc_info:
            line["errorType"], line["errorMessage"] = record.exc_info[0].__name__, str(record.exc_info[1])
        line.update((name, value) for name, value in vars(record).items() if name not in _ms_usual)
        return _ms_json.dumps({name: value for name, value in line.items() if value is not None}, ensure_ascii=False, default=str)

_ms_handler = _ms_logging.StreamHandler(_ms_sys.stderr)
_ms_handler.setFormatter(_MsJson())
_ms_logging.getLogger().addHandler(_ms_handler)
_ms_logging.getLogger().setLevel(_ms_logging.INFO)
"""
EVENT = 'event = _ms_msg["event"]\n'
NOTED = EVENT + '        _ms_running["id"] = (_ms_msg.get("ctx") or {}).get("request_id")\n'
KINDS = {"START": "platform.start", "END": "platform.runtimeDone", "REPORT": "platform.report"}

_append = cloudwatch_logs._append_log_events


def install() -> None:
    """Let functions log as Lambda lets them; raises RuntimeError where ministack is no more what this was written for."""
    script = lambda_runtime._PYTHON_WORKER_SCRIPT
    if EVENT not in script:
        raise RuntimeError("ministack's worker has changed: see infra/emulator/lambda_logs.py")
    lambda_runtime._PYTHON_WORKER_SCRIPT = HANDLER + script.replace(EVENT, NOTED)
    cloudwatch_logs._append_log_events = _append_as_json


def _append_as_json(stream: Any, events: list[dict[str, Any]]) -> Any:
    return _append(stream, [{**event, "message": _as_json(event["message"], event["timestamp"])} for event in events])


def _as_json(message: str, at: int) -> str:
    kind, _, rest = message.partition(" RequestId: ")
    if kind not in KINDS or not rest:
        return message
    time = datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return json.dumps({"time": time, "type": KINDS[kind], "record": {"requestId": rest.split()[0]}})
