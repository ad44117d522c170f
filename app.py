"""The Lambda application: what chalice packages and API Gateway calls."""

from chalice import Chalice
from chalice.app import DynamoDBEvent, CloudWatchEvent, Rate, Response, CognitoUserPoolAuthorizer

app = Chalice(app_name="suivi")
staff = CognitoUserPoolAuthorizer("staff", provider_arns=["placed-by-infra-template"], scopes=["aws.cognito.signin.user.admin"])


@app.route("/health")
def health() -> Response:
    """Answer that the function runs."""
    return Response('{"status":"ok"}', headers={"Content-Type": "application/json"})


@app.route("/staff/health", authorizer=staff)
def staff_health() -> Response:
    """Answer that the function runs, to a signed-in member of the staff."""
    return Response('{"status":"ok"}', headers={"Content-Type": "application/json"})


@app.on_dynamodb_record(stream_arn="placed-by-infra-template", name="effects")
def effects(event: DynamoDBEvent) -> dict[str, object]:
    """Take the records of the stream."""
    return {"batchItemFailures": []}


@app.schedule(Rate(1, unit=Rate.MINUTES), name="sweep")
def sweep(event: CloudWatchEvent) -> None:
    """Look for what the stream missed."""
