using Microsoft.AspNetCore.Http.Extensions;
using Tessera.Domain;
using Tessera.Web.Http;

namespace Tessera.Web.Access;

/// <summary>Stands before every endpoint: the address is resolved, rights come first, then the form's token, then the work.</summary>
internal sealed class AccessGate(RequestDelegate next)
{
    public const string SignInPage = "/sign-in";

    public async Task InvokeAsync(HttpContext http, CurrentUser user, RouteScope here)
    {
        // Routing answers wrong methods by endpoints of its own, which are no route endpoints.
        if (http.GetEndpoint() is RouteEndpoint endpoint)
        {
            var access = endpoint.Metadata.GetMetadata<EndpointAccess>()
                ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not say who may use it.");
            await here.Find(http.Request.RouteValues, user);
            if (!IsOpen(access, user, here))
            {
                await Refuse(http, user);
                return;
            }
            await EndpointForms.Check(http);
        }
        await next(http);
    }

    private static bool IsOpen(EndpointAccess access, CurrentUser user, RouteScope here) =>
        (!access.IsForSignedIn || user.IsSignedIn) && (access.Right is not { } right || user.MaySomewhere(right, here.Scope));

    private static async Task Refuse(HttpContext http, CurrentUser user)
    {
        if (user.IsSignedIn) throw Problem.Forbidden("access.not-allowed");
        if (ProblemResponses.WantsJson(http.Request))
        {
            await ProblemResponses.Write(http, Problem.Forbidden("access.sign-in-needed"), StatusCodes.Status401Unauthorized);
            return;
        }
        // A form cannot be sent again after signing in, so only what can be shown is returned to.
        var isShown = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        var query = isShown ? new QueryBuilder { { "back", http.Request.Path + http.Request.QueryString } }.ToString() : "";
        http.Response.Redirect(SignInPage + query);
    }
}
