namespace Tessera.Web.Access;

/// <summary>
/// Who may use an endpoint. Every endpoint carries one; without it the gate refuses and a test fails. The gate answers
/// for the operation and cluster in the address; what lies behind an id, the verb asks itself.
/// </summary>
public sealed record EndpointAccess(Right? Right, bool IsForSignedIn);

public static class EndpointAccessExtensions
{
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new EndpointAccess(right, false));

    public static TBuilder NeedsSignIn<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new EndpointAccess(null, true));

    /// <summary>Open to visitors; an unpublished operation in the address stays hidden all the same.</summary>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new EndpointAccess(null, false));
}
