using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Tessera.Domain;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>Passwords: 12 to 128 characters of any kind, unchanged; every comparison costs the same, delays grow.</summary>
public sealed class Passwords
{
    private const int Shortest = 12;
    private const int Longest = 128;
    // Checked against when there is no user or no password, so that the time taken tells nothing.
    private static string? _nobody;
    private readonly UserManager<User> _users;
    private readonly SignInDelays _delays;

    internal Passwords(UserManager<User> users, SignInDelays delays) => (_users, _delays) = (users, delays);

    public Task<User?> Find(string userName) => _users.FindByNameAsync(userName.Trim());

    public bool IsRight(User? user, string password)
    {
        var hasher = _users.PasswordHasher;
        var someone = user ?? new User();
        _nobody ??= hasher.HashPassword(someone, "nobody's password");
        var matches = hasher.VerifyHashedPassword(someone, user?.PasswordHash ?? _nobody, password) != PasswordVerificationResult.Failed;
        return matches && user?.PasswordHash is not null;
    }

    /// <summary>Sets it without asking; the new stamp ends every session of that user.</summary>
    public async Task Set(User user, string password)
    {
        var length = password.EnumerateRunes().Count();
        if (length is < Shortest or > Longest)
            throw Problem.Invalid("access.password-length", Shortest.ToString(CultureInfo.InvariantCulture), Longest.ToString(CultureInfo.InvariantCulture));
        user.PasswordHash = _users.PasswordHasher.HashPassword(user, password);
        await _users.UpdateSecurityStampAsync(user);
    }

    public void DemandNoDelay(string userName, string address)
    {
        var wait = _delays.Wait(userName, address);
        if (wait > TimeSpan.Zero) throw Problem.TooOften("access.wait", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }

    public void Failed(string userName, string address) => _delays.Failed(userName, address);
    public void Succeeded(string userName, string address) => _delays.Succeeded(userName, address);
}
